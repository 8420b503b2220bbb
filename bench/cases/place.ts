import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { median, type Case } from '../figure.ts';
import { docket, folder, root, timed } from '../program.ts';
import { benchShop, threeLines } from '../shop.ts';

const ORDERS = 5_000;
const MANY = 20_000;

/** Orders of three lines through `orders place -`, each a durable transaction, beside the bare rows of the same orders. */
export const place: Case = async () => {
  const ours: number[] = [];
  const floors: number[] = [];
  const stream = orderStream(ORDERS);
  for (let round = 0; round < 3; round += 1) {
    const empty = path.join(folder, `empty-${round}.db`);
    const filled = path.join(folder, `filled-${round}.db`);
    const bare = path.join(folder, `bare-${round}.db`);
    await (await benchShop(empty)).close();
    for (const copy of [filled, bare]) copyFileSync(empty, copy);
    ours.push((await docket(filled, ['orders', 'place', '-', '--quiet'], stream)).seconds);
    floors.push(await replay(filled, bare));
  }
  const file = path.join(folder, 'many.db');
  await (await benchShop(file)).close();
  const half = await docket(file, ['orders', 'place', '-', '--quiet'], orderStream(MANY / 2));
  const many = await docket(file, ['orders', 'place', '-', '--quiet'], orderStream(MANY));
  return [
    {
      name: `placing ${ORDERS} orders of 3 lines, durable, one transaction each`,
      measured: ORDERS / median(ours),
      floor: ORDERS / median(floors),
      unit: 'orders/s',
      goal: { at: 'least', ratio: 0.4 },
    },
    {
      name: `memory while placing ${MANY} orders (floor: while placing half of them)`,
      measured: many.peak,
      floor: half.peak,
      unit: 'MB',
      goal: { at: 'most', ratio: 1.2 },
      note: 'and under 200 MB',
    },
  ];
};

function orderStream(count: number): string {
  const file = path.join(folder, `orders-${count}.ndjson`);
  const lines = Array.from({ length: count }, (_, order) => JSON.stringify({ line: threeLines(order) }));
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

async function replay(from: string, to: string): Promise<number> {
  const { said } = await timed([path.join(root, 'bench', 'floors', 'replay.ts'), from, to, String(ORDERS)]);
  return Number(said.trim());
}
