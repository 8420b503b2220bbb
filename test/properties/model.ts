/** A small shop as a shopkeeper would explain it: pieces and pence, no database, no recorder, no shared code. */

export const prices = { MUG: 17.925, TEA: 4.99, PIN: 0.335 } as const;
export type Sku = keyof typeof prices;
export const skus = Object.keys(prices) as Sku[];
const SHIPPING = 395;

interface Line {
  sku: Sku;
  gross: number;
  ordered: number;
  cancelled: number;
  cancelledGross: number;
  allocated: number;
  shipped: number;
  delivered: number;
  requested: number;
  returned: number;
  credited: number;
}

interface Order {
  lines: Line[];
  charges: number;
  paid: number;
  refunded: number;
  credits: number;
  held: boolean;
  partial: boolean;
  lifecycle: 'open' | 'closed' | 'cancelled';
}

interface Parcel {
  order: Order;
  units: { line: Line; quantity: number }[];
  state: 'sent' | 'delivered' | 'void';
}

interface Return {
  order: Order;
  line: Line;
  lifecycle: 'requested' | 'approved' | 'declined' | 'cancelled';
  quantity: number;
  cancelled: number;
  received: number;
  judged: number;
  credited: number;
}

export interface Model {
  goods: Record<Sku, { sellable: number; quarantine: number }>;
  orders: Order[];
  parcels: Parcel[];
  returns: Return[];
}

const shelf = () => ({ sellable: 0, quarantine: 0 });

export function emptyShop(): Model {
  return { goods: { MUG: shelf(), TEA: shelf(), PIN: shelf() }, orders: [], parcels: [], returns: [] };
}

interface OfOrder {
  readonly order: number;
}

interface OfLine extends OfOrder {
  readonly line: number;
  readonly quantity: number;
}

interface OfParcel {
  readonly parcel: number;
}

interface OfReturn {
  readonly back: number;
}

/** What somebody tries to do; orders, lines, parcels and returns are meant by their position, counted round. */
export interface Acts {
  receive: { readonly sku: Sku; readonly quantity: number; readonly to: 'main' | 'barn' };
  place: {
    readonly lines: readonly { readonly sku: Sku; readonly quantity: number }[];
    readonly backorder: boolean;
    readonly partial: boolean;
    readonly shipping: boolean;
  };
  cancel_units: OfLine;
  cancel: OfOrder;
  close: OfOrder;
  hold: OfOrder;
  release: OfOrder;
  ship: OfOrder;
  ship_units: OfLine;
  pay: OfOrder & { readonly share: number };
  pay_back: OfOrder & { readonly amount: number };
  deliver: OfParcel;
  void_parcel: OfParcel;
  request_return: OfLine;
  approve: OfReturn;
  decline: OfReturn;
  cancel_return: OfReturn;
  receive_return: OfReturn & { readonly restock: boolean };
  inspect: OfReturn & { readonly verdict: 'restock' | 'scrap' | 'quarantine' };
  refund_return: OfReturn;
}

export type Verb = keyof Acts;
export type Act<V extends Verb = Verb> = { [K in V]: { readonly do: K } & Acts[K] }[V];

export const at = <T>(things: readonly T[], position: number): T | undefined =>
  things[position % things.length];

export const lineGross = (sku: Sku, quantity: number): number => half(prices[sku] * 1_000 * quantity, 10);
export const grossOf = (order: Order): number =>
  order.charges + order.lines.reduce((sum, line) => sum + line.gross - line.cancelledGross, 0);
export const dueOf = (order: Order): number => grossOf(order) - order.credits - order.paid + order.refunded;
const openOf = (line: Line): number => line.ordered - line.cancelled - line.shipped;
/** What the customer may still let go: not what has shipped, nor what was credited all the same. */
const cancellable = (line: Line): number =>
  line.ordered - line.cancelled - Math.max(line.shipped, line.credited);
/** What has to stay shipped, since it comes back or was refunded. */
const spokenFor = (line: Line): number => Math.max(line.requested + line.returned, line.credited);
const toCome = (back: Return): number => back.quantity - back.cancelled - back.received;

/** Rounds a quotient of whole numbers, halves up (nothing here is negative). */
function half(dividend: number, divisor: number): number {
  return Math.floor((2 * Math.round(dividend) + divisor) / (2 * divisor));
}

/** What the next units of a line are worth, so that all of them together are worth the line. */
function worth(line: Line, quantity: number): number {
  const done = line.cancelled + line.credited;
  return half(line.gross * (done + quantity), line.ordered) - half(line.gross * done, line.ordered);
}

function free({ goods, orders }: Model, sku: Sku): number {
  const promised = orders.flatMap(({ lines }) => lines.filter((line) => line.sku === sku));
  return goods[sku].sellable - promised.reduce((sum, line) => sum + line.allocated, 0);
}

/** Gives what is free to those who wait, in the order in which they came. */
function fill(model: Model, sku: Sku): void {
  const waiting = model.orders.filter(({ lifecycle }) => lifecycle === 'open').flatMap(({ lines }) => lines);
  for (const line of waiting) {
    if (line.sku === sku) line.allocated += Math.min(openOf(line) - line.allocated, free(model, sku));
  }
}

/** Does it in the model; false, and nothing done, where it has to be refused. */
export const rules: { readonly [V in Verb]: (model: Model, act: Acts[V]) => boolean } = {
  receive(model, { sku, quantity }) {
    model.goods[sku].sellable += quantity;
    fill(model, sku);
    return true;
  },

  place(model, { lines, backorder, partial, shipping }) {
    const short = skus.some((sku) => {
      const wanted = lines.filter((line) => line.sku === sku).reduce((sum, line) => sum + line.quantity, 0);
      return wanted > free(model, sku);
    });
    if (short && !backorder) return false;
    const order: Order = {
      lines: [], charges: shipping ? SHIPPING : 0, paid: 0, refunded: 0, credits: 0, held: false, partial, lifecycle: 'open',
    }; // prettier-ignore
    model.orders.push(order);
    for (const { sku, quantity } of lines) {
      const allocated = Math.min(quantity, free(model, sku));
      order.lines.push({
        sku, gross: lineGross(sku, quantity), ordered: quantity, cancelled: 0, cancelledGross: 0, allocated, shipped: 0,
        delivered: 0, requested: 0, returned: 0, credited: 0,
      }); // prettier-ignore
    }
    return true;
  },

  cancel_units(model, { order: position, line: which, quantity }) {
    const order = at(model.orders, position);
    const line = order && at(order.lines, which);
    if (!order || !line) return false;
    return cancel(model, order, new Map([[line, quantity]]), { closing: false });
  },

  cancel(model, { order: position }) {
    const order = at(model.orders, position);
    if (!order || order.lines.some((line) => line.shipped > 0)) return false;
    return cancel(model, order, new Map(order.lines.map((line) => [line, cancellable(line)])), {
      closing: false,
    });
  },

  close(model, { order: position }) {
    const order = at(model.orders, position);
    if (!order) return false;
    return cancel(model, order, new Map(order.lines.map((line) => [line, cancellable(line)])), {
      closing: true,
    });
  },

  hold(model, { order: position }) {
    const order = at(model.orders, position);
    if (!order || order.lifecycle !== 'open' || order.held) return false;
    order.held = true;
    return true;
  },

  release(model, { order: position }) {
    const order = at(model.orders, position);
    if (!order?.held) return false;
    order.held = false;
    return true;
  },

  ship(model, { order: position }) {
    const order = at(model.orders, position);
    if (!order) return false;
    const open = order.lines.filter((line) => openOf(line) > 0);
    const ready = open.filter((line) => line.allocated > 0);
    const complete = open.every((line) => line.allocated === openOf(line));
    if (ready.length === 0 || (!complete && !order.partial)) return false;
    return send(model, order, new Map(ready.map((line) => [line, line.allocated])));
  },

  ship_units(model, { order: position, line: which, quantity }) {
    const order = at(model.orders, position);
    const line = order && at(order.lines, which);
    if (!order || !line || quantity > line.allocated) return false;
    return send(model, order, new Map([[line, quantity]]));
  },

  pay(model, { order: position, share }) {
    const order = at(model.orders, position);
    const amount = order ? amountOf(order, share) : 0;
    if (!order || amount <= 0 || amount > dueOf(order)) return false;
    order.paid += amount;
    return true;
  },

  pay_back(model, { order: position, amount }) {
    const order = at(model.orders, position);
    if (!order || amount > order.paid - order.refunded) return false;
    order.credits += amount - Math.min(amount, Math.max(0, -dueOf(order)));
    order.refunded += amount;
    return true;
  },

  deliver(model, { parcel: position }) {
    const parcel = at(model.parcels, position);
    if (parcel?.state !== 'sent') return false;
    parcel.state = 'delivered';
    for (const { line, quantity } of parcel.units) line.delivered += quantity;
    return true;
  },

  void_parcel(model, { parcel: position }) {
    const parcel = at(model.parcels, position);
    if (parcel?.state !== 'sent') return false;
    if (parcel.units.some(({ line, quantity }) => line.shipped - quantity < spokenFor(line))) return false;
    parcel.state = 'void';
    parcel.order.lifecycle = 'open';
    for (const { line, quantity } of parcel.units) {
      line.shipped -= quantity;
      line.allocated += quantity;
      model.goods[line.sku].sellable += quantity;
    }
    return true;
  },

  request_return(model, { order: position, line: which, quantity }) {
    const order = at(model.orders, position);
    const line = order && at(order.lines, which);
    if (!order || !line || quantity > line.shipped - line.requested - line.returned) return false;
    line.requested += quantity;
    const nothing = { cancelled: 0, received: 0, judged: 0, credited: 0 };
    model.returns.push({ order, line, lifecycle: 'requested', quantity, ...nothing });
    return true;
  },

  approve(model, { back: position }) {
    const back = at(model.returns, position);
    if (back?.lifecycle !== 'requested') return false;
    back.lifecycle = 'approved';
    return true;
  },

  decline(model, { back: position }) {
    const back = at(model.returns, position);
    return back?.lifecycle === 'requested' && end(back, 'declined');
  },

  cancel_return(model, { back: position }) {
    const back = at(model.returns, position);
    return back !== undefined && ['requested', 'approved'].includes(back.lifecycle) && end(back, 'cancelled');
  },

  receive_return(model, { back: position, restock }) {
    const back = at(model.returns, position);
    const quantity = back ? toCome(back) : 0;
    if (back?.lifecycle !== 'approved' || quantity === 0) return false;
    back.received += quantity;
    back.line.requested -= quantity;
    back.line.returned += quantity;
    model.goods[back.line.sku][restock ? 'sellable' : 'quarantine'] += quantity;
    if (restock) {
      back.judged += quantity;
      fill(model, back.line.sku);
    }
    return true;
  },

  inspect(model, { back: position, verdict }) {
    const back = at(model.returns, position);
    const quantity = back ? back.received - back.judged : 0;
    if (!back || quantity === 0) return false;
    back.judged += quantity;
    if (verdict !== 'quarantine') model.goods[back.line.sku].quarantine -= quantity;
    if (verdict === 'restock') {
      model.goods[back.line.sku].sellable += quantity;
      fill(model, back.line.sku);
    }
    return true;
  },

  refund_return(model, { back: position }) {
    const back = at(model.returns, position);
    if (!back || !['requested', 'approved'].includes(back.lifecycle)) return false;
    const { order, line } = back;
    const left = line.shipped - line.credited;
    const quantity = Math.min(back.quantity - back.cancelled - back.credited, left);
    if (quantity <= 0) return false;
    const credit = Math.min(worth(line, quantity), grossOf(order) - order.credits);
    const overpaid = Math.max(0, credit - dueOf(order));
    order.credits += credit;
    order.refunded += Math.min(order.paid - order.refunded, overpaid);
    line.credited += quantity;
    back.credited += quantity;
    back.lifecycle = 'approved';
    return true;
  },
};

/** What somebody pays: a share of what is due, or a pound where nothing is. */
export function amountOf(order: Order, share: number): number {
  const due = dueOf(order);
  return due > 0 ? Math.ceil(due * share) : 100;
}

function cancel(
  model: Model,
  order: Order,
  units: ReadonlyMap<Line, number>,
  { closing }: { closing: boolean },
): boolean {
  if (order.lifecycle !== 'open') return false;
  if ([...units].some(([line, quantity]) => quantity > cancellable(line))) return false;
  const ends = order.lines.every(
    (line) => line.shipped === 0 && line.ordered - line.cancelled === (units.get(line) ?? 0),
  );
  const less = [...units].reduce(
    (sum, [line, quantity]) => sum + worth(line, quantity),
    ends ? order.charges : 0,
  );
  if (order.credits > 0 && grossOf(order) - less < order.credits) return false;
  for (const [line, quantity] of units) {
    line.allocated = Math.min(line.allocated, Math.max(0, cancellable(line) - quantity));
    line.cancelledGross += worth(line, quantity);
    line.cancelled += quantity;
  }
  if (ends) order.charges = 0;
  if (ends) order.lifecycle = 'cancelled';
  else if (closing) order.lifecycle = 'closed';
  if (order.lifecycle !== 'open') order.held = false;
  for (const { sku } of units.keys()) fill(model, sku);
  return true;
}

function send(model: Model, order: Order, units: ReadonlyMap<Line, number>): boolean {
  if (order.lifecycle !== 'open' || order.held) return false;
  for (const [line, quantity] of units) {
    line.allocated -= quantity;
    line.shipped += quantity;
    model.goods[line.sku].sellable -= quantity;
  }
  model.parcels.push({
    order,
    units: [...units].map(([line, quantity]) => ({ line, quantity })),
    state: 'sent',
  });
  return true;
}

function end(back: Return, lifecycle: 'declined' | 'cancelled'): boolean {
  const quantity = toCome(back);
  if (quantity === 0) return false;
  back.cancelled += quantity;
  back.line.requested -= quantity;
  back.lifecycle = back.received > 0 ? 'approved' : lifecycle;
  return true;
}
