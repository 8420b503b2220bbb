import type { Day } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';

/** What holding needs to know of an order. */
export interface Holdable {
  readonly number: number;
  readonly lifecycle: string;
  readonly hold_reason: string | null;
  readonly hold_until: Day | null;
}

/** Refuses (4) to hold what is not open, or is on hold already. */
export function refuseUnholdable(order: Holdable): void {
  const { number, lifecycle, hold_reason, hold_until } = order;
  if (lifecycle !== 'open') {
    throw new Refusal('state', `Order #${number} is ${lifecycle}: only an open order can be held.`, {
      hint: `docket orders show ${number}`,
    });
  }
  if (hold_reason === null) return;
  const until = hold_until === null ? '' : ` until ${hold_until}`;
  throw new Refusal('held', `Order #${number} is on hold already${until}: ${hold_reason}.`, {
    hint: `docket orders release ${number}`,
  });
}

/** The reason and day of the hold that ends; refuses (4) an order that is not held. */
export function heldFor(order: Holdable): { readonly reason: string; readonly until: Day | null } {
  if (order.hold_reason !== null) return { reason: order.hold_reason, until: order.hold_until };
  throw new Refusal('state', `Order #${order.number} is not on hold.`, {
    hint: `docket orders show ${order.number}`,
  });
}
