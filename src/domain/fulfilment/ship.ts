import { formatQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';

/** What shipping needs to know of an order. */
export interface Shippable {
  readonly number: number;
  readonly lifecycle: string;
  readonly hold_reason: string | null;
  readonly ship_policy: 'complete' | 'partial';
  readonly due: number;
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
    throw new Refusal('state', `Order #${order.number} is not paid, and this shop ships only what is.`, {
      hint: `docket payments add ${order.number} --method …`,
    });
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
  return [...wanted].map(([number, quantity]) => {
    const line = goods.find((one) => one.line === number);
    if (!line)
      throw new Refusal('not_found', `Order #${order.number} has no goods on line ${number}.`, {
        hint: `docket orders show ${order.number}`,
      });
    if (quantity > openQuantity(line)) {
      throw new Refusal(
        'state',
        `Only ${formatQuantity(openQuantity(line))} of line ${number} (${line.sku}) are left to ship, not ${formatQuantity(quantity)}.`,
        {
          hint: `docket orders show ${order.number}`,
        },
      );
    }
    if (quantity > line.allocated) {
      throw new Refusal(
        'stock.short',
        `Only ${formatQuantity(line.allocated)} of line ${number} (${line.sku}) are allocated, not ${formatQuantity(quantity)}.`,
        {
          hint: `docket orders allocate ${order.number}      or docket stock receive ${line.sku} QTY`,
        },
      );
    }
    return { order_line_id: line.id, quantity };
  });
}
