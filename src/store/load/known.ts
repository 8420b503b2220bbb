import { sql } from 'kysely';
import type { Reading } from '../work.ts';

/** An order or return that is in the books already. */
export interface KnownOrder {
  readonly number: number;
  /** `null` for a return, which is not compared. */
  readonly ordered: number | null;
}

interface Referred extends KnownOrder {
  readonly channel_id: number;
  readonly external_ref: string | null;
}

/** Orders that stand, by reference or by number, with how many units were ordered on them. */
export async function ordersBy(
  { tx }: Reading,
  column: 'external_ref' | 'number',
  values: readonly (string | number)[],
): Promise<Referred[]> {
  return tx
    .selectFrom('orders as o')
    .innerJoin('order_lines as l', 'l.order_id', 'o.id')
    .select(['o.number', 'o.channel_id', 'o.external_ref', sql<number>`sum(l.ordered)`.as('ordered')])
    .where(`o.${column}`, 'in', values as never)
    .where('o.undone_by', 'is', null)
    .where('l.parent_line', 'is', null)
    .groupBy(['o.number', 'o.channel_id', 'o.external_ref'])
    .execute();
}

/** Returns that stand, by reference. */
export async function returnsBy({ tx }: Reading, refs: readonly string[]): Promise<Referred[]> {
  const rows = await tx
    .selectFrom('returns')
    .select(['number', 'channel_id', 'external_ref'])
    .where('external_ref', 'in', refs)
    .where('undone_by', 'is', null)
    .execute();
  return rows.map((row) => ({ ...row, ordered: null }));
}
