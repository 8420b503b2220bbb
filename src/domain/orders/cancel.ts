import { formatMoney } from '../../base/money.ts';
import { formatQuantity, ONE, type Quantity } from '../../base/quantity.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import type { CancelledUnits, UnitsWorth } from '../events.ts';
import { unitsWorth } from '../pricing/price.ts';
import {
  componentsByKit,
  inComponents,
  wholeKits,
  withoutKits,
  worthOf,
  type KitLine,
  type MaybeShares,
} from './kits.ts';

/** What cancelling needs to know of an order. */
export interface Cancellable {
  readonly number: number;
  readonly lifecycle: string;
  readonly currency: string;
  readonly gross: number;
  readonly credits: number;
}

export interface CancellableLine extends UnitsWorth, KitLine, MaybeShares {
  readonly id: number;
  readonly sku: string;
  readonly stocked: 0 | 1;
  readonly cancelled: Quantity;
  readonly allocated: Quantity;
  readonly shipped: Quantity;
  readonly credited: Quantity;
}

/** What a cancellation does: units with their worth, promises given free, and whether nothing of the order is left. */
export interface Cancellation {
  readonly units: readonly CancelledUnits[];
  /** By line; units that were not promised go first. */
  readonly released: readonly { readonly order_line_id: number; readonly quantity: Quantity }[];
  /** Nothing is left and nothing was shipped: the charges go as well. */
  readonly ends: boolean;
}

/** Units that can still be cancelled; those that were credited stand (of goods, they have shipped). */
export function openUnits(line: CancellableLine): Quantity {
  return line.ordered - line.cancelled - Math.max(line.shipped, line.credited);
}

/** Cancels a whole order. Refuses (4) one that is over, or of which something has shipped. */
export function cancelWhole(order: Cancellable, lines: readonly CancellableLine[]): Cancellation {
  refuseOver(order);
  const shipped = lines.filter((line) => line.shipped > 0);
  if (shipped.length > 0) throw hasShipped(order, lines, shipped);
  const units = withoutKits(lines);
  if (units.every((line) => openUnits(line) === 0)) throw nothingOpen(order, units);
  return cancellation(order, lines, everythingOpen(units));
}

function everythingOpen(lines: readonly CancellableLine[]): Map<number, Quantity> {
  return new Map(lines.map((line) => [line.line, openUnits(line)]));
}

/**
 * Cancels open units of lines, by line number; of a kit the units of all its components. Refuses (4) more than is open,
 * everything at once.
 */
export function cancelUnits(
  order: Cancellable,
  lines: readonly CancellableLine[],
  written: ReadonlyMap<number, Quantity>,
): Cancellation {
  refuseOver(order);
  refuseAll(moreKits(order, lines, written));
  const wanted = inComponents(lines, written, (line) => line.cancelled);
  refuseAll(
    lines
      .filter((line) => (wanted.get(line.line) ?? 0) > openUnits(line))
      .map((line) => tooMany(order, line, wanted.get(line.line) ?? 0)),
  );
  return cancellation(order, lines, wanted);
}

/**
 * Ends an order: the open units of goods are cancelled, everything where no goods have shipped. Services stand beside
 * goods that have left, and on an order of services alone.
 */
export function closing(order: Cancellable, lines: readonly CancellableLine[]): Cancellation {
  refuseOver(order);
  if (order.lifecycle === 'draft') {
    throw new Refusal('state', `Order #${order.number} is a draft: there is nothing to close.`, {
      hint: `docket orders cancel ${order.number} --reason …`,
    });
  }
  const goods = lines.filter((line) => line.stocked === 1);
  const nothingLeft = goods.some((line) => openUnits(line) > 0) && goods.every((line) => line.shipped === 0);
  return cancellation(order, lines, everythingOpen(nothingLeft ? withoutKits(lines) : goods));
}

function refuseOver({ number, lifecycle }: Cancellable): void {
  if (lifecycle !== 'cancelled' && lifecycle !== 'closed') return;
  throw new Refusal('state', `Order #${number} is ${lifecycle} already.`, {
    hint: `docket orders timeline ${number}`,
  });
}

function hasShipped(
  order: Cancellable,
  lines: readonly CancellableLine[],
  shipped: readonly CancellableLine[],
): Refusal {
  const gone = shipped.map((line) => `${formatQuantity(line.shipped)} of ${line.sku}`).join(', ');
  const verb = shipped.length === 1 && shipped[0]?.shipped === ONE ? 'has' : 'have';
  const left = withoutKits(lines)
    .filter((line) => openUnits(line) > 0)
    .map((line) => `--line ${line.line}=${formatQuantity(openUnits(line))}`);
  const some = left.length === 0 ? [] : [`docket orders cancel ${order.number} ${left.join(' ')} --reason …`];
  return new Refusal('state', `Order #${order.number} cannot be cancelled whole: ${gone} ${verb} shipped.`, {
    hint: [...some, `docket orders close ${order.number} --reason …`].join('      or '),
    details: { shipped: shipped.map(({ line, sku, shipped }) => ({ line, sku, shipped: shipped / 1000 })) },
  });
}

function nothingOpen({ number }: Cancellable, lines: readonly CancellableLine[]): Refusal {
  const refunded = lines
    .filter(({ credited }) => credited > 0)
    .map(({ credited, sku }) => `${formatQuantity(credited)} of ${sku}`);
  return new Refusal(
    'state',
    `Nothing of order #${number} is left to cancel: ${refunded.join(', ')} were refunded.`,
    { hint: `docket orders close ${number} --reason …` },
  );
}

function tooMany(order: Cancellable, line: CancellableLine, wanted: Quantity): Refusal {
  const { sku, ordered, cancelled, shipped } = line;
  const open = openUnits(line);
  return new Refusal(
    'state',
    `Only ${formatQuantity(open)} of line ${line.line} (${sku}) can be cancelled, not ${formatQuantity(wanted)}: ` +
      `${formatQuantity(ordered)} ordered, ${formatQuantity(cancelled)} cancelled, ${formatQuantity(shipped)} shipped.`,
    {
      hint:
        shipped > 0
          ? `docket returns request ${order.number} --line ${line.line}=… --reason …`
          : `docket orders show ${order.number}`,
      details: { line: line.line, sku, open: open / 1000, wanted: wanted / 1000 },
    },
  );
}

function cancellation(
  order: Cancellable,
  lines: readonly CancellableLine[],
  wanted: ReadonlyMap<number, Quantity>,
): Cancellation {
  const chosen = lines.flatMap((line) => {
    const quantity = wanted.get(line.line) ?? 0;
    return quantity > 0 ? [{ line, quantity }] : [];
  });
  const kits = componentsByKit(lines);
  const kitOf = new Map(lines.filter(({ line }) => kits.has(line)).map(({ line, id }) => [line, id]));
  const units = chosen.map(({ line, quantity }) => ({
    order_line_id: line.id,
    quantity,
    ...(line.parent_line === null ? {} : { kit_line_id: kitOf.get(line.parent_line) }),
    ...unitsWorth({ ...worthOf(line), ordered: line.ordered }, line.cancelled + line.credited, quantity),
  }));
  const released = chosen.flatMap(({ line, quantity }) => {
    const promised = line.allocated - Math.max(0, openUnits(line) - quantity);
    return promised > 0 ? [{ order_line_id: line.id, quantity: promised }] : [];
  });
  const ends = withoutKits(lines).every(
    (line) => line.shipped === 0 && line.ordered - line.cancelled === (wanted.get(line.line) ?? 0),
  );
  refuseBelowCredits(order, ends ? order.gross : units.reduce((sum, { gross }) => sum + gross, 0));
  return { units: [...units, ...kitsCancelled(lines, wanted)], released, ends };
}

const nothing: UnitsWorth = { list_net: 0, discount: 0, net: 0, tax: 0, gross: 0 };

/** Kits of which nothing is left are cancelled too; what they were worth went with their components. */
function kitsCancelled(
  lines: readonly CancellableLine[],
  wanted: ReadonlyMap<number, Quantity>,
): CancelledUnits[] {
  const kits = componentsByKit(lines);
  return lines.flatMap((kit) => {
    const components = kits.get(kit.line) ?? [];
    const whole = wholeKits(kit, components, (one) => one.cancelled + (wanted.get(one.line) ?? 0));
    const quantity = whole - kit.cancelled;
    return components.length > 0 && quantity > 0 ? [{ order_line_id: kit.id, quantity, ...nothing }] : [];
  });
}

/** More of a kit than was ordered and not cancelled. */
function moreKits(
  order: Cancellable,
  lines: readonly CancellableLine[],
  written: ReadonlyMap<number, Quantity>,
): Refusal[] {
  const kits = componentsByKit(lines);
  return lines
    .filter((line) => kits.has(line.line) && (written.get(line.line) ?? 0) > line.ordered - line.cancelled)
    .map((line) => tooMany(order, line, written.get(line.line) ?? 0));
}

/** What was credited stays within what the order is worth, or a refund would have paid back more than was ever owed. */
function refuseBelowCredits(order: Cancellable, less: number): void {
  const left = order.gross - less;
  if (order.credits === 0 || left >= order.credits) return;
  const money = (amount: number): string => `${formatMoney(amount, order.currency)} ${order.currency}`;
  throw new Refusal(
    'state',
    `Order #${order.number} would be worth ${money(left)}, less than the ${money(order.credits)} credited on it.`,
    {
      hint: `docket orders show ${order.number}      and void the refund first: docket payments void PAYMENT --reason …`,
      details: {
        gross: formatMoney(left, order.currency),
        credits: formatMoney(order.credits, order.currency),
      },
    },
  );
}
