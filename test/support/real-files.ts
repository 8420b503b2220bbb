import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { describe } from 'vitest';
import type { InitRequest } from '../../src/operations/shop/init.ts';
import { engines, newShop, type TestShop } from './shop.ts';
import { sheet } from './spreadsheet.ts';

const shared = path.join(import.meta.dirname, '../../../shared/data');

/** A copy of a file that somebody really has, since rejects are written beside what is imported. */
export function realFile(...names: string[]): string {
  const file = path.join(shared, ...names);
  return sheet(readFileSync(file), path.basename(file));
}

/** What is known of real files. */
export function facts(...names: string[]): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const file = path.join(shared, ...names);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ReturnType<typeof facts>) : {};
}

type NewShop = (settings?: Partial<InitRequest>) => Promise<TestShop>;

/** Tells stories about the files of a folder beside this project, on both engines, where that folder is. */
export function withRealFiles(folder: string, stories: (newShop: NewShop) => void): void {
  const here = existsSync(path.join(shared, folder));
  if (!here)
    console.warn(
      `\n*** ${path.join(shared, folder)} is not here: its files are NOT imported in this run. ***\n`,
    );
  for (const engine of engines.filter((one) => one !== 'pglite'))
    describe.skipIf(!here)(`${folder} (${engine})`, () =>
      stories(async (settings) => today(await newShop(engine, settings))),
    );
}

/** After everything that the files tell of. */
function today(shop: TestShop): TestShop {
  shop.at('2026-11-23T10:00:00.000Z');
  return shop;
}

/** What stands in the books of a channel: amounts as its orders were placed, cancelled units included. */
export async function booksOf(shop: TestShop, channel: string) {
  return shop.read(async ({ tx }) => {
    const orders = await tx
      .selectFrom('orders as o')
      .innerJoin('channels as c', 'c.id', 'o.channel_id')
      .selectAll('o')
      .where('c.code', '=', channel)
      .where('o.undone_by', 'is', null)
      .orderBy('o.id')
      .execute();
    const ids = orders.map(({ id }) => id);
    const sum = async (table: 'order_lines' | 'order_charges', what: string) => {
      const all = sql<{
        sum: number;
      }>`select coalesce(sum(${sql.ref(what)}), 0) as sum from ${sql.table(table)}
        where order_id in (${sql.join([0, ...ids])})`;
      return (await all.execute(tx)).rows[0]?.sum ?? 0;
    };
    const lines = await sum('order_lines', 'gross');
    return {
      orders,
      lines: pounds(lines),
      total: pounds(lines + (await sum('order_charges', 'gross'))),
      units: (await sum('order_lines', 'ordered')) / 1000,
      paid: pounds(orders.reduce((all, { paid }) => all + paid, 0)),
      refunded: pounds(orders.reduce((all, { refunded }) => all + refunded, 0)),
    };
  });
}

function pounds(minor: number): string {
  return (minor / 100).toFixed(2);
}

/** How often each word stands. */
export function tally(words: readonly (string | null)[]): Record<string, number> {
  const groups = Map.groupBy(words, String);
  return Object.fromEntries([...groups].map(([word, all]) => [word, all.length]));
}
