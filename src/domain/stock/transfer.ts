import { portion, priceTimes, type Minor, type UnitPrice } from '../../base/money.ts';
import { formatQuantity, quantityNumber, type Quantity } from '../../base/quantity.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import type { Lying } from './adjust.ts';
import { issue } from './value.ts';

/** Units to send, and what lies of their product where they are. */
export interface Sending {
  readonly product_id: number;
  readonly lot: string;
  readonly quantity: Quantity;
  readonly level: Lying;
  /** The orders that goods here are promised to, and as a sentence names them. */
  readonly orders: readonly number[];
  readonly named: string;
}

export interface SentLine {
  readonly line: number;
  readonly product_id: number;
  readonly lot: string;
  readonly quantity: Quantity;
  /** At cost: the units' share of what lies there. */
  readonly value: Minor;
}

/**
 * Sends units off with their share of the value, a line a product. Refuses (4) more than lies there, and what is
 * promised to orders, naming them; of all products at once.
 */
export function send(wanted: readonly Sending[]): SentLine[] {
  refuseAll(wanted.flatMap(unsendable));
  return wanted.map(({ product_id, lot, quantity, level }, index) => ({
    line: index + 1,
    product_id,
    lot,
    quantity,
    value: issue({ ...level }, quantity),
  }));
}

function unsendable({ quantity, level, orders, named }: Sending): Refusal[] {
  const { sku, location, allocated } = level;
  const free = Math.max(0, level.quantity - allocated);
  if (quantity <= free) return [];
  const details = {
    sku,
    location,
    on_hand: quantityNumber(level.quantity),
    wanted: quantityNumber(quantity),
  };
  const [lying, wanted] = [formatQuantity(level.quantity), formatQuantity(quantity)];
  if (quantity > level.quantity)
    return [
      new Refusal('stock.short', `Only ${lying} of ${sku} lie at ${location}; ${wanted} cannot be sent.`, {
        hint: `docket stock show ${sku}`,
        details,
      }),
    ];
  const message = `Only ${formatQuantity(free)} of ${sku} at ${location} are free, ${wanted} wanted (${lying} lie there, ${formatQuantity(allocated)} promised to ${named}).`;
  return [
    new Refusal('stock.promised', message, {
      hint: `docket shipments ship ${orders[0] ?? 'ORDER'}`,
      details: { ...details, promised: quantityNumber(allocated), orders },
    }),
  ];
}

/** A line of a transfer, as far as it has come. */
export interface TransferLine {
  readonly id: number;
  readonly line: number;
  readonly sku: string;
  readonly product_id: number;
  readonly lot: string;
  readonly quantity: Quantity;
  readonly received: Quantity;
  readonly lost: Quantity;
  readonly found: Quantity;
  /** At cost, of what is still on its way. */
  readonly value: Minor;
}

/** Units that are still on their way. */
export function onTheWay({
  quantity,
  received,
  lost,
  found,
}: Pick<TransferLine, 'quantity' | 'received' | 'lost' | 'found'>): Quantity {
  return quantity - (received - found) - lost;
}

export type TransferStatus = 'in_transit' | 'part_received' | 'received' | 'undone';

/** How far a transfer has come; everything lost is over as well. */
export function transferStatus(
  lines: readonly Parameters<typeof onTheWay>[0][],
  undone: boolean,
): TransferStatus {
  if (undone) return 'undone';
  if (lines.every((line) => onTheWay(line) === 0)) return 'received';
  return lines.some(({ received, lost }) => received + lost > 0) ? 'part_received' : 'in_transit';
}

/** What arrived of a line, and what differs; each part with its value at cost. */
export interface Arrival {
  readonly line: TransferLine;
  /** Of what was sent. */
  readonly arrived: Quantity;
  readonly arrived_value: Minor;
  readonly lost: Quantity;
  readonly lost_value: Minor;
  readonly found: Quantity;
  readonly found_value: Minor;
}

/**
 * What so many units that arrived mean. With a reason, what is missing is lost and what is more was found; without
 * one what is missing is still on its way. Refuses (4) more than was sent where no reason is given.
 */
export function arrive(
  line: TransferLine,
  received: Quantity,
  { reason, cost }: { readonly reason: string | null; readonly cost: UnitPrice | null },
): Arrival {
  const open = onTheWay(line);
  const found = Math.max(0, received - open);
  if (found > 0 && reason === null) throw moreThanSent(line, received, open);
  const arrived = received - found;
  const lost = reason === null ? 0 : open - arrived;
  const left = { quantity: open, value: line.value };
  const found_value = open > 0 ? portion(line.value, found, open) : priceTimes(cost ?? 0, found);
  const arrived_value = issue(left, arrived);
  return { line, arrived, arrived_value, lost, lost_value: issue(left, lost), found, found_value };
}

function moreThanSent({ line, sku }: TransferLine, received: Quantity, open: Quantity): Refusal {
  const [came, coming] = [formatQuantity(received), formatQuantity(open)];
  return new Refusal(
    'state',
    `${came} of ${sku} arrived on line ${line}, and ${open === 0 ? 'none' : `only ${coming}`} of it ${open > 1000 ? 'are' : 'is'} on the way.`,
    {
      hint: `--line ${line}=${came} --reason found`,
      details: { line, sku, received: quantityNumber(received), on_the_way: quantityNumber(open) },
    },
  );
}
