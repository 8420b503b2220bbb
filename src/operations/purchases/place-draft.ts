import { addDays, daysBetween } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import { loadPurchase, type LoadedPurchase } from '../../store/load/purchases.ts';
import type { Work } from '../../store/work.ts';
import { rearm } from '../stock/alerts.ts';
import { change } from './change.ts';

/** Places a draft today; when it is expected moves with it. Refuses (4) what is no draft any more. Returns its number. */
export async function placePurchaseDraft(
  work: Work,
  { purchase }: { readonly purchase: number },
): Promise<number> {
  const { header, lines } = await loadPurchase(work, purchase);
  refuseUnlessDraft(header);
  const { placed_on, expected_on } = header;
  await change(work, header, {
    lifecycle: 'open',
    placed_at: work.now,
    placed_on: work.today,
    expected_on: expected_on === null ? null : addDays(work.today, daysBetween(placed_on, expected_on)),
  });
  await rearm(
    work,
    lines.map(({ product_id }) => product_id),
  );
  return header.number;
}

function refuseUnlessDraft({ number, lifecycle }: LoadedPurchase['header']): void {
  if (lifecycle === 'draft') return;
  const state = lifecycle === 'open' ? 'placed already' : 'cancelled';
  throw new Refusal('state', `Purchase order ${number} is ${state}.`, {
    hint: `docket purchases show ${number}`,
  });
}
