import type { Minor } from '../../base/money.ts';
import { formatQuantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import type { NewMove } from '../events.ts';
import { giveUp } from './value.ts';

/** A move as the ledger has it. */
export interface PostedMove extends NewMove {
  readonly id: number;
}

/** What lies where the move went, if that is a real place. */
export interface Reached {
  readonly sku: string;
  readonly location: string;
  readonly quantity: number;
  readonly allocated: number;
  readonly value: number;
}

export interface ReverseAs {
  readonly moved_at: string;
  readonly moved_on: string;
  readonly reason: string | null;
  /** The virtual place that takes differences of value. */
  readonly cost_variance: number;
}

/**
 * The move that takes another one back, with its value. Where the place no longer holds that value, it gives its share,
 * and the difference goes to cost variance. Refuses (4) when the goods are no longer there or are promised.
 */
export function reverseMove(move: PostedMove, reached: Reached | null, as: ReverseAs): NewMove[] {
  const { cost_variance, ...moment } = as;
  const back: NewMove = {
    ...bare(move),
    ...moment,
    from_location_id: move.to_location_id,
    to_location_id: move.from_location_id,
    kind: 'reversal',
    reverses: move.id,
  };
  if (reached === null) return [back];
  refuseGone(move, reached);
  const { value, difference } = giveUp({ ...reached }, move.quantity, move.value);
  if (difference === 0) return [back];
  return [{ ...back, value }, costVariance(back, { value: difference, cost_variance })];
}

/** What some goods were worth beyond what the place gave up for them, moved alone to where they go. */
export function costVariance<M extends NewMove>(
  move: M,
  { value, cost_variance }: { readonly value: Minor; readonly cost_variance: number },
): M {
  const alone = {
    quantity: 0,
    value,
    from_location_id: cost_variance,
    kind: 'cost_variance',
    reverses: null,
    short: 0,
  } as const;
  return { ...move, ...alone };
}

/** Only the columns of a move: what was loaded has its shipment and operation beside them. */
function bare(move: PostedMove): NewMove {
  const { product_id, from_location_id, to_location_id, lot, quantity, value, moved_at, moved_on, kind } =
    move;
  const { reason, order_line_id, return_line_id, reverses, short = 0 } = move;
  return {
    product_id, from_location_id, to_location_id, lot, quantity, value, moved_at, moved_on, kind, reason, order_line_id,
    return_line_id, reverses, short,
  }; // prettier-ignore
}

function refuseGone(move: PostedMove, { sku, location, quantity, allocated }: Reached): void {
  if (quantity - allocated >= move.quantity) return;
  const free = formatQuantity(Math.max(0, quantity - allocated));
  const held = allocated > 0 ? `, ${formatQuantity(allocated)} more are promised to orders` : '';
  throw new Refusal(
    'undo.impossible',
    `Only ${free} of the ${formatQuantity(move.quantity)} of ${sku} are still free at ${location}${held}.`,
    { hint: `docket stock show ${sku}`, details: { sku, location, moved: move.quantity / 1000 } },
  );
}
