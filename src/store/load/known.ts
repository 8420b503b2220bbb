import { sql } from 'kysely';
import { chunks } from '../rows.ts';
import type { Reading } from '../work.ts';

/** An order or return that is in the books already. */
export interface KnownOrder {
  /** Of the order; `null` for a return. */
  readonly id: number | null;
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
    .select(['o.id', 'o.number', 'o.channel_id', 'o.external_ref', sql<number>`sum(l.ordered)`.as('ordered')])
    .where(`o.${column}`, 'in', values as never)
    .where('o.undone_by', 'is', null)
    .where('l.parent_line', 'is', null)
    .groupBy(['o.id', 'o.number', 'o.channel_id', 'o.external_ref'])
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
  return rows.map((row) => ({ ...row, id: null, ordered: null }));
}

/** An order as files name it. */
export interface NamedOrder {
  readonly id: number;
  readonly number: number;
  readonly external_ref: string | null;
  /** The code of its channel. */
  readonly channel: string;
}

/** Orders that stand, by any of these references or numbers. */
export async function ordersNamed(
  { tx }: Reading,
  { refs, numbers }: { readonly refs: readonly string[]; readonly numbers: readonly number[] },
): Promise<NamedOrder[]> {
  const found = new Map<number, NamedOrder>();
  const query = tx
    .selectFrom('orders as o')
    .innerJoin('channels as c', 'c.id', 'o.channel_id')
    .select(['o.id', 'o.number', 'o.external_ref', 'c.code as channel'])
    .where('o.undone_by', 'is', null);
  for (const chunk of chunks([...new Set(refs)]))
    for (const row of await query.where('o.external_ref', 'in', chunk).execute()) found.set(row.id, row);
  for (const chunk of chunks([...new Set(numbers)]))
    for (const row of await query.where('o.number', 'in', chunk).execute()) found.set(row.id, row);
  return [...found.values()];
}

/** What orders are called, by their id and in the order of their numbers. */
export async function namesOfOrders(
  { tx }: Reading,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Omit<NamedOrder, 'id'>>> {
  const names = new Map<number, Omit<NamedOrder, 'id'>>();
  for (const chunk of chunks(ids)) {
    const rows = await tx
      .selectFrom('orders as o')
      .innerJoin('channels as c', 'c.id', 'o.channel_id')
      .select(['o.id', 'o.number', 'o.external_ref', 'c.code as channel'])
      .where('o.id', 'in', chunk)
      .orderBy('o.number')
      .execute();
    for (const { id, ...name } of rows) names.set(id, name);
  }
  return names;
}

/** Which of these order numbers are given out, also to orders that were undone since. */
export async function takenNumbers({ tx }: Reading, numbers: readonly number[]): Promise<Set<number>> {
  const taken = new Set<number>();
  for (const chunk of chunks(numbers)) {
    const rows = await tx.selectFrom('orders').select('number').where('number', 'in', chunk).execute();
    for (const { number } of rows) taken.add(number);
  }
  return taken;
}
