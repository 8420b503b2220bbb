import { sql } from 'kysely';
import type { Reading } from '../work.ts';

/** A column that may refer to a row, and what that says of it. */
export interface Use {
  readonly table: string;
  readonly column: string;
  readonly what: string;
}

/** Everything that may refer to a channel, in words. */
export const usesOfChannel: readonly Use[] = [
  { table: 'orders', column: 'channel_id', what: 'orders came in through it' },
  { table: 'returns', column: 'channel_id', what: 'returns came in through it' },
  { table: 'listings', column: 'channel_id', what: 'it has codes of its own for products' },
];

/** Everything that may refer to a place, in words. */
export const usesOfPlace: readonly Use[] = [
  { table: 'stock_moves', column: 'to_location_id', what: 'goods were brought there' },
  { table: 'stock_moves', column: 'from_location_id', what: 'goods were taken from there' },
  { table: 'stock_levels', column: 'location_id', what: 'goods are known there' },
  { table: 'orders', column: 'location_id', what: 'orders take their goods from there' },
  { table: 'inspections', column: 'location_id', what: 'returns were inspected there' },
  { table: 'purchases', column: 'location_id', what: 'goods were ordered to come in there' },
  { table: 'transfers', column: 'to_location_id', what: 'goods were sent there' },
  { table: 'counts', column: 'location_id', what: 'goods were counted there' },
];

/** What a row is used for, the first that is found; null where nothing refers to it. */
export async function firstUse(
  { tx }: Pick<Reading, 'tx'>,
  uses: readonly Use[],
  id: number,
): Promise<string | null> {
  for (const { table, column, what } of uses) {
    const { rows } = await sql`
      select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${id} limit 1`.execute(tx);
    if (rows.length > 0) return what;
  }
  return null;
}

const quantities = [
  ['stock_moves', 'quantity'],
  ['order_lines', 'ordered'],
  ['return_lines', 'quantity'],
  ['purchase_lines', 'ordered'],
  ['count_lines', 'quantity'],
  ['listings', 'units'],
  ['recipes', 'quantity'],
] as const;

/** Whether a product was ordered, came back or has moved in quantities that are no multiple of so many thousandths. */
export async function usedFinerThan(
  { tx }: Pick<Reading, 'tx'>,
  product_id: number,
  thousandths: number,
): Promise<boolean> {
  for (const [table, quantity] of quantities) {
    const { rows } = await sql`select 1 from ${sql.table(table)}
      where product_id = ${product_id} and ${sql.ref(quantity)} % ${thousandths} <> 0 limit 1`.execute(tx);
    if (rows.length > 0) return true;
  }
  return false;
}
