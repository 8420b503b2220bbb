import { loadPurchase } from '../../store/load/purchases.ts';
import type { Work } from '../../store/work.ts';
import { change, refuseUnlessPlaced } from './change.ts';

/**
 * Notes that an order goes to its supplier; one that went already stays as it is, so that it can be printed again.
 * Refuses (4) a draft and a cancelled order. Returns its number.
 */
export async function sendPurchase(work: Work, { purchase }: { readonly purchase: number }): Promise<number> {
  const { header } = await loadPurchase(work, purchase);
  refuseUnlessPlaced(header);
  if (header.sent_on === null) await change(work, header, { sent_at: work.now, sent_on: work.today });
  return header.number;
}
