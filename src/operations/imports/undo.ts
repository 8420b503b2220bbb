import { Refusal } from '../../base/refusal.ts';
import { dependentsOfMade, dependentsOfPast } from '../../store/load/dependents.ts';
import { record } from '../../store/record/index.ts';
import type { RowOf } from '../../store/schema.ts';
import type { Work } from '../../store/work.ts';
import { reverse } from '../undo/reversals.ts';

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
  await takeBackPast(work, operation);
  await takeBackOneByOne(work, operation);
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

async function takeBackPast(work: Work, operation: number): Promise<void> {
  const { tx } = work;
  const orders = await tx
    .selectFrom('orders')
    .select('id')
    .where('operation_id', '=', operation)
    .where('imported', '=', 1)
    .where('undone_by', 'is', null)
    .orderBy('id')
    .execute();
  const returns = await tx
    .selectFrom('returns')
    .select('id')
    .where('operation_id', '=', operation)
    .where('lifecycle', '=', 'imported')
    .where('undone_by', 'is', null)
    .orderBy('id')
    .execute();
  if (orders.length + returns.length === 0) return;
  refuseDependents(await dependentsOfPast(work, operation));
  const [order_ids, return_ids] = [orders.map(({ id }) => id), returns.map(({ id }) => id)];
  await record(work, [{ type: 'past_taken_back', order_ids, return_ids }]);
}

/** Open orders, edits, counts and bins, the last one first; each says for itself what depends on it. */
const oneByOne = ['order_placed', 'stock_allocated', 'stock_moved', 'bin_set', 'edited'] as const;

async function takeBackOneByOne(work: Work, operation: number): Promise<void> {
  const events = await work.tx
    .selectFrom('events')
    .selectAll()
    .where('operation_id', '=', operation)
    .where('type', 'in', oneByOne)
    .orderBy('id', 'desc')
    .execute();
  for (const event of events) await reverse(work, event);
}

/** The products and people that the import made, unless somebody needs them by now. */
async function takeBackMade(work: Work, operation: number): Promise<void> {
  refuseDependents(await dependentsOfMade(work, operation));
  for (const table of ['products', 'parties'] as const) {
    const ids = await madeBy(work, operation, table);
    if (ids.length > 0) await record(work, [{ type: 'taken_back', table, ids }]);
  }
}

/** An address that orders go to by now is nobody's own any more, and stays. */
async function madeBy({ tx }: Work, operation: number, table: 'products' | 'parties'): Promise<number[]> {
  const query = tx
    .selectFrom(table)
    .select('id')
    .where('operation_id', '=', operation)
    .where('undone_by', 'is', null)
    .orderBy('id');
  const used = tx
    .selectFrom('orders')
    .select('ship_to_id')
    .where('undone_by', 'is', null)
    .where('ship_to_id', 'is not', null);
  const made = await (table === 'parties' ? query.where('id', 'not in', used) : query).execute();
  return made.map(({ id }) => id);
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
