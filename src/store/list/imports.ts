import { Refusal } from '../../base/refusal.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

/** An import that left something behind. */
export type BatchRecord = RowOf<'import_batches'> & {
  readonly actor: string;
  /** When it was taken back. */
  readonly undone_at: string | null;
};

/** Every import, the latest first. */
export async function listBatches({ tx }: Pick<Reading, 'tx'>, limit?: number): Promise<BatchRecord[]> {
  const query = batches(tx).orderBy('b.number', 'desc');
  return (limit === undefined ? query : query.limit(limit)).execute();
}

/** One import by its number; refuses (3) a number that none has. */
export async function showBatch({ tx }: Pick<Reading, 'tx'>, number: number): Promise<BatchRecord> {
  const batch = await batches(tx).where('b.number', '=', number).executeTakeFirst();
  if (batch) return batch;
  throw new Refusal('not_found', `There is no import ${number}.`, {
    hint: 'docket import list',
    details: { batch: number },
  });
}

function batches(tx: Reading['tx']) {
  return tx
    .selectFrom('import_batches as b')
    .innerJoin('operations as o', 'o.id', 'b.operation_id')
    .leftJoin('operations as u', 'u.id', 'b.undone_by')
    .selectAll('b')
    .select(['o.actor', 'u.at as undone_at']);
}
