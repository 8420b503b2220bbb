import type { Day } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import { refuseUnholdable } from '../../domain/orders/hold.ts';
import { loadOrder } from '../../store/load/orders.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { reasonOf } from './cancel.ts';

export interface HoldRequest {
  readonly order: number;
  readonly reason: string;
  readonly until?: Day | undefined;
}

/** Holds an order back: it keeps what is promised to it, and nothing of it leaves until it is released. */
export async function holdOrder(work: Work, { order: number, until, ...rest }: HoldRequest): Promise<number> {
  const reason = reasonOf(rest.reason);
  if (until !== undefined && until < work.today) {
    throw new Refusal('input.invalid', `The day ${until} has passed (today is ${work.today}).`);
  }
  const { order } = await loadOrder(work, number);
  refuseUnholdable(order);
  await record(work, [{ type: 'order_held', order_id: order.id, reason, until: until ?? null }]);
  return order.number;
}
