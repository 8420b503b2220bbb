import { sql } from 'kysely';
import type { Reading } from './work.ts';

/** Numbers that may have gaps: ids of rows, and what orders, payments, shipments, returns and imports are called by. */
export type Series = 'id' | 'order' | 'payment' | 'shipment' | 'return' | 'batch' | 'customer'
  | 'transfer' | 'count' | 'purchase' | 'message' | 'supplier_return'; // prettier-ignore

/** Takes the next numbers of a series: a counter row on SQLite, where there is one writer, a sequence on PostgreSQL. */
export async function take(work: Reading, series: Series, count: number): Promise<number[]> {
  if (count === 0) return [];
  return work.engine === 'sqlite' ? fromCounter(work, series, count) : fromSequence(work, series, count);
}

/**
 * Numbers of a series for things of which some bring their own, such as orders of an export: those are kept, and the
 * series goes on behind them.
 */
export async function takeOrKeep(
  work: Reading,
  series: Series,
  own: readonly (number | undefined)[],
): Promise<number[]> {
  const kept = own.filter((number) => number !== undefined);
  if (kept.length > 0) await goBehind(work, series, Math.max(...kept));
  const fresh = await take(work, series, own.length - kept.length);
  return own.map((number) => number ?? fresh.shift() ?? 0);
}

async function goBehind(work: Reading, series: Series, number: number): Promise<void> {
  if (work.engine === 'sqlite')
    await work.tx
      .updateTable('counters')
      .set({ value: number })
      .where('name', '=', series)
      .where('value', '<', number)
      .execute();
  else
    await sql`select setval(${`number_of_${series}`}, ${number}::bigint)
      where ${number}::bigint > (select last_value from pg_sequences
        where schemaname = current_schema() and sequencename = ${`number_of_${series}`})`.execute(work.tx);
}

async function fromCounter(work: Reading, series: Series, count: number): Promise<number[]> {
  const { value } = await work.tx
    .updateTable('counters')
    .set((eb) => ({ value: eb('value', '+', count) }))
    .where('name', '=', series)
    .returning('value')
    .executeTakeFirstOrThrow();
  return Array.from({ length: count }, (_, index) => value - count + 1 + index);
}

async function fromSequence(work: Reading, series: Series, count: number): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select nextval(${`number_of_${series}`}) as number from generate_series(1, ${count}::bigint)`.execute(
    work.tx,
  );
  return rows.map((row) => row.number);
}

/** Ids that a transaction has taken and not used yet. */
const blocks = new WeakMap<object, number[]>();
const BLOCK = 32;

/** Ids handed out one by one; taken in blocks, so that a small write asks for numbers once. */
export async function takeIds(work: Reading, count: number): Promise<() => number> {
  const left = blocks.get(work.tx) ?? [];
  const ids =
    left.length >= count
      ? left
      : [...left, ...(await take(work, 'id', Math.max(BLOCK, count - left.length)))];
  blocks.set(work.tx, ids.slice(count));
  let next = 0;
  return () => {
    const id = next < count ? ids[next] : undefined;
    if (id === undefined) throw new RangeError(`only ${count} ids were taken`);
    next += 1;
    return id;
  };
}
