import { formatMoney, type Minor } from '../../base/money.ts';
import { formatQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';

/** What shipping needs to know of an order. */
export interface Shippable {
  readonly number: number;
  readonly lifecycle: string;
  readonly hold_reason: string | null;
  readonly ship_policy: 'complete' | 'partial';
  readonly currency: string;
  readonly due: Minor;
}

export interface ShippableLine {
  readonly id: number;
  readonly line: number;
  readonly sku: string;
  readonly stocked: 0 | 1;
  readonly ordered: Quantity;
  readonly cancelled: Quantity;
  readonly shipped: Quantity;
  readonly allocated: Quantity;
}

export interface Parcel {
  readonly order_line_id: number;
  readonly quantity: Quantity;
}

export const openQuantity = (line: ShippableLine): Quantity => line.ordered - line.cancelled - line.shipped;

/**
 * Decides what goes into a parcel: the named units, or everything that is allocated. Refuses (4) an order that is on
 * hold, not open or unpaid where that is forbidden, and more than is open or allocated.
 */
export function ship(
  order: Shippable,
  lines: readonly ShippableLine[],
  wanted: ReadonlyMap<number, Quantity> | null,
  shipBeforePayment: 'allow' | 'deny',
): Parcel[] {
  refuseUnshippable(order, shipBeforePayment);
  const goods = lines.filter((line) => line.stocked === 1);
  return wanted === null ? everything(order, goods) : named(order, goods, wanted);
}

function refuseUnshippable(order: Shippable, shipBeforePayment: 'allow' | 'deny'): void {
  if (order.lifecycle !== 'open') {
    throw new Refusal(
      'state',
      `Order #${order.number} is ${order.lifecycle}, and nothing of it can be shipped.`,
      { hint: `docket orders show ${order.number}` },
    );
  }
  if (order.hold_reason !== null) {
    throw new Refusal('held', `Order #${order.number} is on hold: ${order.hold_reason}.`, {
      hint: `docket orders release ${order.number}`,
    });
  }
  if (shipBeforePayment === 'deny' && order.due > 0) {
    const due = formatMoney(order.due, order.currency);
    throw new Refusal(
      'state',
      `${due} ${order.currency} is due on order #${order.number}, and this shop ships only what is paid.`,
      {
        hint: `docket payments add ${order.number} --amount ${due} --method …`,
        details: { due, currency: order.currency },
      },
    );
  }
}

function everything(order: Shippable, goods: readonly ShippableLine[]): Parcel[] {
  const open = goods.filter((line) => openQuantity(line) > 0);
  if (open.length === 0) {
    throw new Refusal('state', `Nothing is left to ship on order #${order.number}.`, {
      hint: `docket orders show ${order.number}`,
    });
  }
  const short = open.filter((line) => line.allocated < openQuantity(line));
  const ready = open.filter((line) => line.allocated > 0);
  if (short.length > 0 && (order.ship_policy === 'complete' || ready.length === 0))
    throw incomplete(order, short, ready);
  return ready.map(({ id, allocated }) => ({ order_line_id: id, quantity: allocated }));
}

function incomplete(
  order: Shippable,
  short: readonly ShippableLine[],
  ready: readonly ShippableLine[],
): Refusal {
  const waiting = short
    .map((line) => `${formatQuantity(openQuantity(line) - line.allocated)} of ${line.sku}`)
    .join(', ');
  const some = ready.map((line) => `--line ${line.line}=${formatQuantity(line.allocated)}`).join(' ');
  return new Refusal('stock.short', `Order #${order.number} is not complete: it waits for ${waiting}.`, {
    hint:
      some === ''
        ? `docket orders allocate ${order.number}`
        : `docket shipments ship ${order.number} ${some}`,
    details: {
      waiting: short.map((line) => ({
        line: line.line,
        sku: line.sku,
        waiting: (openQuantity(line) - line.allocated) / 1000,
      })),
    },
  });
}

function named(
  order: Shippable,
  goods: readonly ShippableLine[],
  wanted: ReadonlyMap<number, Quantity>,
): Parcel[] {
  const found = [...wanted].map(([number, quantity]) => ({
    number,
    quantity,
    line: goods.find((one) => one.line === number),
  }));
  refuseAll(
    found.flatMap(({ number, line, quantity }) =>
      line ? tooMuchOf(order, line, quantity) : [noGoods(order, number)],
    ),
  );
  return found.flatMap(({ line, quantity }) => (line ? [{ order_line_id: line.id, quantity }] : []));
}

function noGoods(order: Shippable, number: number): Refusal {
  return new Refusal('not_found', `Order #${order.number} has no goods on line ${number}.`, {
    hint: `docket orders show ${order.number}`,
  });
}

function tooMuchOf(order: Shippable, line: ShippableLine, wanted: Quantity): Refusal[] {
  const open = openQuantity(line);
  const name = `Line ${line.line} (${line.sku})`;
  const details = { line: line.line, sku: line.sku, wanted: wanted / 1000, open: open / 1000, allocated: line.allocated / 1000 }; // prettier-ignore
  if (wanted > open) {
    const message = `${name} has ${formatQuantity(open)} left to ship, not ${formatQuantity(wanted)}.`;
    return [new Refusal('state', message, { hint: `docket orders show ${order.number}`, details })];
  }
  if (wanted <= line.allocated) return [];
  const message = `${name} has ${formatQuantity(line.allocated)} allocated, not ${formatQuantity(wanted)}.`;
  const hint = `docket orders allocate ${order.number}      or docket stock receive ${line.sku} QTY`;
  return [new Refusal('stock.short', message, { hint, details })];
}
