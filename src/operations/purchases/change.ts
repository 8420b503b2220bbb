import { Refusal } from '../../base/refusal.ts';
import type { LoadedPurchase } from '../../store/load/purchases.ts';
import { record } from '../../store/record/index.ts';
import type { RowOf } from '../../store/schema.ts';
import type { Work } from '../../store/work.ts';
import { changesTo } from '../changes.ts';

type Header = LoadedPurchase['header'];

/** Changes what an order says of itself; nothing is written where it says so already. */
export async function change(work: Work, header: Header, wanted: Partial<RowOf<'purchases'>>): Promise<void> {
  const changed = changesTo(header, wanted);
  if (changed) await record(work, [{ type: 'purchase_changed', purchase_id: header.id, ...changed }]);
}

/** Refuses (4) a draft, which nobody was asked for yet, and an order that was cancelled. */
export function refuseUnlessPlaced({ number, lifecycle }: Header): void {
  if (lifecycle === 'open') return;
  if (lifecycle === 'draft')
    throw new Refusal('state', `Purchase order ${number} is a draft.`, {
      hint: `docket purchases place ${number}`,
    });
  throw new Refusal('state', `Purchase order ${number} is cancelled.`, { hint: 'docket purchases list' });
}
