import { chunks } from '../rows.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

type Known = Map<number, RowOf<'alerts'>['state']>;

/** Products that somebody was told are low: all of them, or of these; any other is armed. */
export async function alertsOf({ tx }: Pick<Reading, 'tx'>, products?: readonly number[]): Promise<Known> {
  const query = tx.selectFrom('alerts').select(['product_id', 'state']).orderBy('product_id');
  const known: Known = new Map();
  const parts =
    products === undefined
      ? [query]
      : [...chunks(products)].map((ids) => query.where('product_id', 'in', ids));
  for (const part of parts)
    for (const { product_id, state } of await part.execute()) known.set(product_id, state);
  return known;
}
