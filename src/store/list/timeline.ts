import { dayOf, timeOf, type Day, type Instant } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import { loadShop } from '../load/shop.ts';
import type { Reading } from '../work.ts';

/** Something that happened to an order, as the log has it. */
export interface TimelineEntry {
  readonly type: string;
  readonly at: Instant;
  /** Of the shop's own day and clock. */
  readonly day: Day;
  readonly time: string;
  readonly actor: string;
  readonly command: string;
  readonly operation: number;
  /** In stored units: minor units of money, thousandths of quantities, ids. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** The SKUs of the order's lines by their ids, to say the payload in words. */
  readonly skus: ReadonlyMap<number, string>;
  readonly currency: string;
}

/** What happened to an order and its returns, in order. Refuses (3) a number that none has; undone ones have a past too. */
export async function orderTimeline(reading: Reading, number: number): Promise<TimelineEntry[]> {
  const { tx } = reading;
  const order = await tx
    .selectFrom('orders')
    .select(['id', 'currency', 'undone_by'])
    .where('number', '=', number)
    .executeTakeFirst();
  if (!order) throw new Refusal('not_found', `There is no order #${number}.`, { hint: 'docket orders list' });
  const { timezone } = await loadShop(tx);
  const skus = await skusOf(reading, order.id);
  const entries = await entriesOf(reading, order);
  return entries.map(({ payload, ...entry }) => ({
    ...entry,
    day: dayOf(entry.at, timezone),
    time: timeOf(entry.at, timezone),
    payload: JSON.parse(payload) as Readonly<Record<string, unknown>>,
    skus,
    currency: order.currency,
  }));
}

async function skusOf({ tx }: Reading, order_id: number): Promise<Map<number, string>> {
  const lines = await tx
    .selectFrom('order_lines')
    .select(['id', 'sku'])
    .where('order_id', '=', order_id)
    .execute();
  return new Map(lines.map(({ id, sku }) => [id, sku]));
}

/** An entry names the order, one of its returns, or is the undoing of it among others. */
async function entriesOf(
  { tx }: Reading,
  { id, undone_by }: { readonly id: number; readonly undone_by: number | null },
) {
  const returns = await tx.selectFrom('returns').select('id').where('order_id', '=', id).execute();
  const about = [
    ...(await idsAbout(tx, 'order', [id])),
    ...(await idsAbout(
      tx,
      'return',
      returns.map((one) => one.id),
    )),
    ...(undone_by === null ? [] : await undoings(tx, undone_by)),
  ];
  return tx
    .selectFrom('events as e')
    .innerJoin('operations as p', 'p.id', 'e.operation_id')
    .select(['e.type', 'p.at', 'p.actor', 'p.command', 'p.id as operation', 'e.payload'])
    .where('e.id', 'in', [...new Set(about)])
    .orderBy('e.id')
    .execute();
}

async function idsAbout(tx: Reading['tx'], entity: string, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const events = await tx
    .selectFrom('events')
    .select('id')
    .where('entity', '=', entity)
    .where('entity_id', 'in', ids)
    .execute();
  return events.map((event) => event.id);
}

async function undoings(tx: Reading['tx'], operation: number): Promise<number[]> {
  const events = await tx
    .selectFrom('events')
    .select('id')
    .where('operation_id', '=', operation)
    .where('type', '=', 'taken_back')
    .execute();
  return events.map((event) => event.id);
}
