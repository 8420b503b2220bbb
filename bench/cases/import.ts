import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { median, type Case } from '../figure.ts';
import { MONTH, month } from '../files.ts';
import { docket, folder, timed, root } from '../program.ts';
import { benchShop } from '../shop.ts';

/** A month of a real wholesaler's past (or one of the same size made here), beside csv-parse and bare inserts of the same rows. */
export const importing: Case = async () => {
  const { file, said } = month();
  const ours: { seconds: number; peak: number }[] = [];
  const floors: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const { run, floor } = await history(file, `imported-${round}`);
    ours.push(run);
    floors.push(floor);
  }
  return [
    {
      name: `importing ${MONTH} lines of history${said}`,
      measured: median(ours.map((run) => run.seconds)),
      floor: median(floors),
      unit: 's',
      goal: { at: 'most', ratio: 4 },
      note: `under 3 s; peak ${median(ours.map((run) => run.peak)).toFixed(0)} MB, under 250 MB`,
    },
  ];
};

export interface HistoryRun {
  /** The shop that it was imported into. */
  readonly shop: string;
  readonly run: { readonly seconds: number; readonly peak: number };
  /** Seconds. */
  readonly floor: number;
}

/** Imports a file of the past into a new shop, and writes the same rows bare into a copy of that shop. */
export async function history(file: string, name: string): Promise<HistoryRun> {
  const shop = path.join(folder, `${name}.db`);
  const bare = path.join(folder, `${name}-bare.db`);
  await (await benchShop(shop)).close();
  copyFileSync(shop, bare);
  const run = await docket(shop, ['import', 'history', file, '--create-products', '--no-input']);
  const floor = await timed([path.join(root, 'bench', 'floors', 'import.ts'), file, shop, bare]);
  return { shop, run, floor: Number(floor.said.trim()) };
}
