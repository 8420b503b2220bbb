import { formatQuantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import { loadPurchase, type LoadedPurchase } from '../../store/load/purchases.ts';
import type { Work } from '../../store/work.ts';
import { change } from './change.ts';

/** Cancels a draft or an order of which nothing has come; refuses (4) any other. Returns its number. */
export async function cancelPurchase(
  work: Work,
  { purchase }: { readonly purchase: number },
): Promise<number> {
  const loaded = await loadPurchase(work, purchase);
  refuseCancelled(loaded);
  refuseReceived(loaded);
  await change(work, loaded.header, { lifecycle: 'cancelled' });
  return purchase;
}

function refuseCancelled({ header: { number, lifecycle } }: LoadedPurchase): void {
  if (lifecycle !== 'cancelled') return;
  throw new Refusal('state', `Purchase order ${number} is cancelled already.`, {
    hint: 'docket purchases list',
  });
}

function refuseReceived({ header: { number }, lines }: LoadedPurchase): void {
  const came = lines.filter(({ received }) => received > 0);
  if (came.length === 0) return;
  const what = came.map(({ sku, received }) => `${formatQuantity(received)} of ${sku}`).join(', ');
  throw new Refusal('state', `${what} of purchase order ${number} came already; it cannot be cancelled.`, {
    hint: `docket purchases close ${number} --reason …      ends what is still to come`,
    details: { purchase: number },
  });
}
