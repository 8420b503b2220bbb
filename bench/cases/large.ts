import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { openStore } from '../../src/store/open.ts';
import { median, type Case, type Figure, type Goal } from '../figure.ts';
import { A_YEAR_AGO, LARGE, largeShop, NOW, SMALL } from '../large/index.ts';
import { docket, folder } from '../program.ts';
import { shopOn, type BenchShop } from '../shop.ts';

const ROUNDS = 7;
const SAMPLES = 300;

/** What is asked every night of a shop with 20,000 products, 2,000,000 moves and 500,000 order lines. */
export const nightly: Case = async () => {
  const [large, small] = [await largeShop(LARGE), await largeShop(SMALL)];
  const startUp: Goal = { at: 'most', more: 150 };
  return [
    await beside('docket stock low', { large, small, words: ['stock', 'low'], goal: startUp }),
    await beside('docket purchases suggest', {
      large,
      small,
      words: ['purchases', 'suggest'],
      goal: startUp,
    }),
    await beside('docket stock value --at a year ago', {
      large,
      small,
      words: ['stock', 'value', '--at', A_YEAR_AGO],
      goal: { at: 'most', value: 1000 },
    }),
  ];
};

interface Asked {
  readonly large: string;
  readonly small: string;
  readonly words: readonly string[];
  readonly goal: Goal;
}

/** The whole process, beside the same question in a shop that has hardly begun: what is left is the start. */
async function beside(name: string, { large, small, words, goal }: Asked): Promise<Figure> {
  const milliseconds = async (file: string): Promise<number> =>
    (await docket(file, [...words, '--now', NOW])).seconds * 1000;
  const [ours, floors]: [number[], number[]] = [[], []];
  await milliseconds(large);
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await milliseconds(large));
    floors.push(await milliseconds(small));
  }
  const among = `among ${LARGE.moves} moves (floor: among ${SMALL.moves})`;
  return { name: `${name} ${among}`, measured: median(ours), floor: median(floors), unit: 'ms', goal };
}

/** What placing one order costs where three years are in the books, and where there is next to nothing. */
export const placingAmongMoves: Case = async () => {
  const [large, small] = [await working(await largeShop(LARGE)), await working(await largeShop(SMALL))];
  const [ours, floors]: [number[], number[]] = [[], []];
  // Turn by turn, so that whatever else the machine does meets both alike.
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    ours.push(await placing(large, sample));
    floors.push(await placing(small, sample));
  }
  await Promise.all([large.close(), small.close()]);
  return [
    {
      name: `placing an order among ${LARGE.moves} moves (floor: among ${SMALL.moves})`,
      measured: median(ours),
      floor: median(floors),
      unit: 'ms',
      goal: { at: 'most', ratio: 1.3 },
    },
  ];
};

/** A copy to write in. */
async function working(file: string): Promise<BenchShop> {
  const copy = path.join(folder, path.basename(file));
  copyFileSync(file, copy);
  return shopOn(await openStore(copy));
}

/** Milliseconds; three products, another three every time. */
async function placing({ run }: BenchShop, order: number): Promise<number> {
  const line = [1, 7, 31].map((step, index) => `P${(order * step + index) % SMALL.products}=1`);
  const started = performance.now();
  await run(placeOrder, { line });
  return performance.now() - started;
}

/** Reckoning when every product is bought again, from three years of demand; a dry run, so that each round is the first. */
export const reorderPoints: Case = async () => {
  const [large, small] = [await largeShop(LARGE), await largeShop(SMALL)];
  const words = ['products', 'reorder', '--all', '--auto', '--dry-run', '--quiet', '--now', NOW];
  const [ours, floors]: [number[], number[]] = [[], []];
  for (let round = 0; round < 3; round += 1) {
    ours.push((await docket(large, words)).seconds);
    floors.push((await docket(small, words)).seconds);
  }
  return [
    {
      name: `docket products reorder --all --auto of ${LARGE.products} products (floor: of ${SMALL.products})`,
      measured: median(ours),
      floor: median(floors),
      unit: 's',
      goal: { at: 'most', value: 20 },
    },
  ];
};
