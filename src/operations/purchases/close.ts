import { Refusal, refuseAll } from '../../base/refusal.ts';
import { keptText, optionalTextProblems } from '../../domain/free-text.ts';
import { refuseClosing, stillToCome } from '../../domain/purchasing/purchase.ts';
import { loadPurchase, type LoadedPurchase } from '../../store/load/purchases.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { unitsOf, type WrittenUnits } from '../lines.ts';
import { refuseUnlessPlaced } from './change.ts';

export interface ClosePurchaseRequest extends WrittenUnits {
  readonly purchase: number;
  readonly reason?: string | undefined;
}

/**
 * Ends units of an order that will not come any more: those of the named lines, else everything that is still to come.
 * Refuses (4) drafts, and more than is still to come. Returns the order's number.
 */
export async function closePurchase(work: Work, request: ClosePurchaseRequest): Promise<number> {
  const loaded = await loadPurchase(work, request.purchase);
  refuseAll(optionalTextProblems({ reason: request.reason }));
  refuseUnlessPlaced(loaded.header);
  const units = await unitsOf(work, request, loaded.lines);
  const closed = loaded.lines.flatMap((line) => {
    const quantity = units === null ? stillToCome(line) : units.get(line.line);
    return quantity === undefined || (units === null && quantity === 0) ? [] : [{ line, quantity }];
  });
  if (closed.length === 0) throw nothingToCome(loaded);
  const problems = new Problems();
  for (const { line, quantity } of closed) problems.attempt(() => refuseClosing(line, quantity), undefined);
  refuseAll(problems.found);
  await record(work, [
    {
      type: 'purchase_closed',
      purchase_id: loaded.header.id,
      lines: closed.map(({ line, quantity }) => ({ purchase_line_id: line.id, quantity })),
      reason: keptText(request.reason ?? ''),
      closed_at: work.now,
      closed_on: work.today,
    },
  ]);
  return loaded.header.number;
}

function nothingToCome({ header: { number } }: LoadedPurchase): Refusal {
  return new Refusal('state', `Nothing of purchase order ${number} is still to come.`, {
    hint: `docket purchases show ${number}`,
    details: { purchase: number },
  });
}
