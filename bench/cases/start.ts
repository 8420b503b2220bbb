import { existsSync } from 'node:fs';
import path from 'node:path';
import { median, type Case, type Figure } from '../figure.ts';
import { docket, folder, timed } from '../program.ts';

const RUNS = 15;

/** How long a person waits for the first answer, beside a Node that does nothing. */
export const start: Case = async () => {
  const demo = path.join(folder, 'demo');
  await docket(path.join(folder, 'none.db'), ['demo', demo, '--no-input']);
  const db = path.join(demo, 'docket.db');
  if (!existsSync(db)) throw new Error(`the demo left no ${db}`);
  return [
    await figure('docket --version', db, ['--version'], 1.6),
    await figure('docket stock low (demo shop)', db, ['stock', 'low'], 3),
    await figure('docket orders list (demo shop)', db, ['orders', 'list'], 3),
  ];
};

async function figure(name: string, db: string, words: readonly string[], ratio: number): Promise<Figure> {
  const ours: number[] = [];
  const floors: number[] = [];
  await docket(db, words);
  for (let run = 0; run < RUNS; run += 1) {
    ours.push((await docket(db, words)).seconds * 1000);
    floors.push((await timed(['-e', '0'])).seconds * 1000);
  }
  return { name, measured: median(ours), floor: median(floors), unit: 'ms', goal: { at: 'most', ratio } };
}
