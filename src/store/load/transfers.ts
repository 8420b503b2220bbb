import { Refusal } from '../../base/refusal.ts';
import type { TransferLine } from '../../domain/stock/transfer.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

export interface LoadedTransfer {
  readonly header: RowOf<'transfers'>;
  /** In the order of their line numbers. */
  readonly lines: readonly (TransferLine & { readonly cost: number | null })[];
}

/** A transfer, locked until the transaction ends. Refuses (3) a number that none has, or that was undone. */
export async function loadTransfer(work: Reading, number: number): Promise<LoadedTransfer> {
  const query = work.tx.selectFrom('transfers').selectAll().where('number', '=', number);
  const header = await (work.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  if (!header || header.undone_by !== null) {
    const message = header ? `Transfer ${number} was undone.` : `There is no transfer ${number}.`;
    throw new Refusal('not_found', message, { hint: 'docket transfers list', details: { transfer: number } });
  }
  return { header, lines: await linesOf(work, header.id) };
}

async function linesOf({ tx }: Reading, transfer_id: number): Promise<LoadedTransfer['lines']> {
  return tx
    .selectFrom('transfer_lines as l')
    .innerJoin('products as p', 'p.id', 'l.product_id')
    .selectAll('l')
    .select(['p.sku', 'p.cost'])
    .where('l.transfer_id', '=', transfer_id)
    .orderBy('l.line')
    .execute();
}
