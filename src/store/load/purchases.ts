import { Refusal } from '../../base/refusal.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

export interface LoadedPurchase {
  readonly header: RowOf<'purchases'>;
  /** In the order of their line numbers. */
  readonly lines: readonly RowOf<'purchase_lines'>[];
}

/** A purchase order, locked until the transaction ends. Refuses (3) a number that none has, or that was undone. */
export async function loadPurchase(work: Reading, number: number): Promise<LoadedPurchase> {
  const query = work.tx.selectFrom('purchases').selectAll().where('number', '=', number);
  const header = await (work.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  if (!header || header.undone_by !== null) {
    const message = header ? `Purchase order ${number} was undone.` : `There is no purchase order ${number}.`;
    throw new Refusal('not_found', message, { hint: 'docket purchases list', details: { purchase: number } });
  }
  const lines = await work.tx
    .selectFrom('purchase_lines')
    .selectAll()
    .where('purchase_id', '=', header.id)
    .orderBy('line')
    .execute();
  return { header, lines };
}
