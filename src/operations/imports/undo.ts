import { Refusal } from '../../base/refusal.ts';
import type { DocketEvent } from '../../domain/events.ts';
import { dependentsOfMade, dependentsOfOrders, dependentsOfPurchases } from '../../store/load/dependents.ts';
import { promisesTo } from '../../store/load/promises.ts';
import { record } from '../../store/record/index.ts';
import type { RowOf } from '../../store/schema.ts';
import type { Work } from '../../store/work.ts';
import { impossible } from '../undo/reversal.ts';
import { refuseFinal, reverse } from '../undo/reversals.ts';

export interface UndoBatchRequest {
  /** The number of the import. */
  readonly batch: number;
}

/**
 * Takes an import back by the reverse of what it wrote: afterwards no report reads it, and the file can be imported
 * again. Refuses (3) an unknown number, (4) an import that was taken back and one that something depends on, naming
 * what. Returns the number.
 */
export async function takeBackBatch(work: Work, { batch: number }: UndoBatchRequest): Promise<number> {
  const batch = await loadBatch(work, number);
  const { operation_id: operation } = batch;
  const gone = await takeBackOrders(work, operation);
  refuseDependents(await dependentsOfPurchases(work, operation));
  await takeBackOneByOne(work, batch, gone);
  await takeBackMade(work, operation);
  await record(work, [{ type: 'taken_back', table: 'import_batches', ids: [batch.id] }]);
  return number;
}

async function loadBatch(work: Work, number: number): Promise<RowOf<'import_batches'>> {
  const query = work.tx.selectFrom('import_batches').selectAll().where('number', '=', number);
  const batch = await (work.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  if (!batch) throw new Refusal('not_found', `There is no import ${number}.`, { hint: 'docket import list' });
  if (batch.undone_by === null) return batch;
  throw new Refusal('state', `Import ${number} was taken back already.`, { hint: 'docket import list' });
}

/** Orders and returns that the import made, with everything that it wrote of them. Yields the ids of the orders. */
async function takeBackOrders(work: Work, operation: number): Promise<ReadonlySet<number>> {
  const [order_ids, return_ids] = [
    await madeBy(work, operation, 'orders'),
    await madeBy(work, operation, 'returns'),
  ];
  if (order_ids.length + return_ids.length > 0) {
    refuseDependents(await dependentsOfOrders(work, operation));
    await record(work, [
      ...(await released(work, order_ids)),
      { type: 'past_taken_back', order_ids, return_ids },
    ]);
  }
  return new Set(order_ids);
}

/** What was promised to the orders is free again. */
async function released(work: Work, orders: readonly number[]): Promise<DocketEvent[]> {
  const held = await promisesTo(work, orders);
  return [...Map.groupBy(held, ({ order_id }) => order_id)].map(([order_id, promised]) => ({
    type: 'stock_allocated',
    order_id,
    promised: promised.map(({ order_id: _, quantity, ...promise }) => ({ ...promise, quantity: -quantity })),
  }));
}

/** Edits, counts and bins, and what was told of orders that were known; each says for itself what depends on it. */
const oneByOne = [
  'stock_allocated', 'stock_moved', 'lot_opened', 'bin_set', 'edited', 'shipped', 'delivered', 'payment_added', 'credit_written',
  'units_cancelled', 'lifecycle_changed', 'draft_placed', 'purchase_changed', 'purchase_received', 'purchase_closed',
  'alerts_set', 'listing_set', 'order_repriced', 'tracking_set',
] as const; // prettier-ignore

async function takeBackOneByOne(
  work: Work,
  { number, operation_id: operation }: RowOf<'import_batches'>,
  gone: ReadonlySet<number>,
): Promise<void> {
  const events = await work.tx
    .selectFrom('events')
    .selectAll()
    .where('operation_id', '=', operation)
    .where('type', 'in', oneByOne)
    .orderBy('id', 'desc')
    .execute();
  const standing = events.filter(({ entity, entity_id }) => entity !== 'order' || !gone.has(entity_id));
  await refuseCancelled(work, number, standing);
  await refuseFinal(work, standing);
  for (const event of standing) await reverse(work, event);
}

/** What was cancelled stays so; every order is named, since all of them have to be looked at. */
async function refuseCancelled(
  { tx }: Work,
  batch: number,
  events: readonly { readonly type: string; readonly entity_id: number }[],
): Promise<void> {
  const ids = events.flatMap(({ type, entity_id }) => (type === 'units_cancelled' ? [entity_id] : []));
  if (ids.length === 0) return;
  const orders = await tx
    .selectFrom('orders')
    .select('number')
    .where('id', 'in', ids)
    .orderBy('number')
    .execute();
  const numbers = orders.map(({ number }) => number);
  throw impossible(
    `Import ${batch} cannot be taken back: it cancelled units of ${numbers.map((number) => `#${number}`).join(', ')}, and what was cancelled stays cancelled: its goods may be promised to others by now.`,
    `docket orders duplicate ${numbers[0] ?? 'ORDER'}      places the same once more; what else the file said stays`,
  );
}

/** The products and people that the import made, unless somebody needs them by now. */
async function takeBackMade(work: Work, operation: number): Promise<void> {
  refuseDependents(await dependentsOfMade(work, operation));
  for (const table of ['purchases', 'products', 'parties'] as const) {
    const ids = await madeBy(work, operation, table);
    if (ids.length > 0) await record(work, [{ type: 'taken_back', table, ids }]);
  }
}

type Made = 'orders' | 'returns' | 'products' | 'parties' | 'purchases';

async function madeBy({ tx }: Work, operation: number, table: Made): Promise<number[]> {
  const query = tx
    .selectFrom(table)
    .select('id')
    .where('operation_id', '=', operation)
    .where('undone_by', 'is', null)
    .orderBy('id');
  const made = await (table === 'parties' ? query.where('id', 'not in', usedAddresses(tx)) : query).execute();
  return made.map(({ id }) => id);
}

/** An address that orders go to by now is nobody's own any more, and stays. */
function usedAddresses(tx: Work['tx']) {
  return tx
    .selectFrom('orders')
    .select('ship_to_id')
    .where('undone_by', 'is', null)
    .where('ship_to_id', 'is not', null);
}

const NAMED = 5;

function refuseDependents(dependents: readonly string[]): void {
  if (dependents.length === 0) return;
  const named = dependents.slice(0, NAMED).join('; ');
  throw new Refusal(
    'in_use',
    `The import cannot be taken back: ${named}${dependents.length > NAMED ? ' …' : ''}.`,
    { hint: 'Undo these first: docket undo --list', details: { dependents } },
  );
}
