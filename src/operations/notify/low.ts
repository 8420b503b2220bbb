import type { DocketEvent } from '../../domain/events.ts';
import type { Address } from '../../domain/notify/address.ts';
import { lowStockLetter } from '../../domain/notify/low-stock.ts';
import { listFired, listLow } from '../../store/list/low.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { fireAlerts } from '../stock/alerts.ts';

export interface TellLowRequest {
  /** Only what nobody was told of, which counts as told now. */
  readonly new: boolean;
  /** Who gets it by mail. */
  readonly mail_to: readonly Address[];
}

/** Tells what is low: a mail to each, written with what is noted as told. Returns the operation. */
export async function tellLow(work: Work, { new: fresh, mail_to }: TellLowRequest): Promise<number> {
  if (fresh) await fireAlerts(work);
  if (mail_to.length === 0) return work.operation;
  const low = fresh ? await listFired(work, work.operation) : await listLow(work);
  if (low.length === 0) return work.operation;
  const letter = lowStockLetter(work.shop.name, low);
  await record(
    work,
    mail_to.map((to): DocketEvent => ({
      type: 'message_queued', kind: 'low_stock', to_name: to.name, to_address: to.address, ...letter,
      queued_at: work.now, queued_on: work.today,
    })), // prettier-ignore
  );
  return work.operation;
}
