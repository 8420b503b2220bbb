import { nested, withKitCounters } from '../domain/orders/kits.ts';
import { column, type Column, type Json, type Pen, type Row, type View } from '../kit/view.ts';
import type { OrderRecord } from '../store/list/order.ts';
import { returnStatusOf } from '../domain/returns/status.ts';
import { trackingLink } from '../domain/fulfilment/carriers.ts';
import { shownIn, type Shown } from './amounts.ts';

const lineColumns: readonly Column[] = [
  column('line', 'number', '#'),
  column('sku', 'text', 'SKU'),
  column('name', 'text'),
  column('ordered', 'quantity'),
  column('cancelled', 'quantity'),
  column('allocated', 'quantity'),
  column('shipped', 'quantity'),
  column('unit_price', 'price', 'Price'),
  column('discount', 'money'),
  column('gross', 'money', 'Total'),
  column('lot', 'text'),
];

/** One order with all its parts. */
export const orderView: View<OrderRecord> = {
  name: 'order',
  key: 'number',
  columns: [
    column('number', 'number'),
    column('lifecycle', 'word'),
    column('headline', 'word', 'Status'),
    column('readiness', 'word'),
    column('fulfilment', 'word'),
    column('delivery', 'word'),
    column('payment', 'word'),
    column('returns', 'word'),
    column('invoicing', 'word'),
    column('placed_at', 'instant'),
    column('placed_on', 'day', 'Placed'),
    column('promised_on', 'day', 'Promised'),
    column('channel', 'text'),
    column('external_ref', 'text', 'Reference'),
    column('hold_reason', 'text', 'On hold'),
    column('hold_until', 'day'),
    column('ship_policy', 'word'),
    column('note', 'text'),
    column('imported', 'word'),
    column('undone', 'word'),
    column('currency', 'text'),
    column('net', 'money'),
    column('tax', 'money'),
    column('gross', 'money', 'Total'),
    column('discount', 'money'),
    column('shipping', 'money'),
    column('credits', 'money'),
    column('paid', 'money'),
    column('refunded', 'money'),
    column('due', 'money'),
    column('customer', 'nested'),
    column('ship_to', 'nested'),
    column('lines', 'nested'),
    column('shipments', 'nested'),
    column('payments', 'nested'),
    column('returns_list', 'nested'),
    column('invoices', 'nested'),
    column('exceptions', 'nested'),
  ],
  shown: ['number', 'headline', 'placed_on', 'channel', 'gross', 'due', 'payment', 'fulfilment'],
  row: orderRow,
  card: orderCard,
};

function orderRow(record: OrderRecord): Row {
  const { order } = record;
  const shown = shownIn(order.currency);
  return {
    number: order.number,
    lifecycle: order.lifecycle,
    headline: order.headline,
    readiness: order.readiness,
    fulfilment: order.fulfilment,
    delivery: order.delivery,
    payment: order.payment,
    returns: order.returns,
    invoicing: 'none',
    placed_at: order.placed_at,
    placed_on: order.placed_on,
    promised_on: order.promised_on,
    channel: record.channel,
    external_ref: order.external_ref,
    hold_reason: order.hold_reason,
    hold_until: order.hold_until,
    ship_policy: order.ship_policy,
    note: order.note,
    imported: order.imported === 1,
    undone: order.undone_by !== null,
    currency: order.currency,
    net: shown.money(order.net),
    tax: shown.money(order.tax),
    gross: shown.money(order.gross),
    discount: shown.money(order.discount),
    shipping: shown.money(order.shipping),
    credits: shown.money(order.credits),
    paid: shown.money(order.paid),
    refunded: shown.money(order.refunded),
    due: shown.money(order.due),
    customer: record.customer && {
      code: record.customer.code,
      name: record.customer.name,
      email: record.customer.email,
    },
    ship_to: record.ship_to && shipTo(record.ship_to),
    lines: withKitCounters(record.lines).map((line) => ({
      ...lineOf(line, shown),
      lots: lotsOf(record, line.line),
    })),
    shipments: record.shipments.map((shipment) => shipmentOf(shipment, shown)),
    payments: record.payments.map((payment) => paymentOf(payment, shown)),
    returns_list: record.returns.map(({ number, lifecycle, reason, requested_on, lines }) => ({
      number,
      lifecycle,
      status: returnStatusOf(lifecycle, lines),
      reason,
      requested_on,
    })),
    invoices: [],
    exceptions: record.exceptions.map(({ kind, line, sku, quantity, raised_on }) => ({
      kind,
      line,
      sku,
      quantity: shown.quantity(quantity),
      raised_on,
    })),
  };
}

function shipTo({ name, line1, line2, city, postcode, country }: NonNullable<OrderRecord['ship_to']>): Json {
  return { name, line1, line2, city, postcode, country };
}

/** What the line is worth as it stands after cancellations. */
function lineOf(line: OrderRecord['lines'][number], shown: Shown): Row {
  return {
    line: line.line,
    parent_line: line.parent_line,
    sku: line.sku,
    name: line.name,
    ordered: shown.quantity(line.ordered),
    cancelled: shown.quantity(line.cancelled),
    allocated: shown.quantity(line.allocated),
    picked: shown.quantity(line.picked),
    shipped: shown.quantity(line.shipped),
    delivered: shown.quantity(line.delivered),
    return_requested: shown.quantity(line.return_requested),
    returned: shown.quantity(line.returned),
    unit_price: shown.price(line.unit_price),
    discount: shown.money(line.discount - line.cancelled_discount),
    net: shown.money(line.net - line.cancelled_net),
    tax: shown.money(line.tax - line.cancelled_tax),
    gross: shown.money(line.gross - line.cancelled_gross),
    share: shareOf(line, shown),
  };
}

/** What a line holds and has sent of goods that are kept by lots. */
function lotsOf({ lots, order }: OrderRecord, line: number): Json {
  const { quantity } = shownIn(order.currency);
  return lots
    .filter((one) => one.line === line)
    .map(({ line: _, allocated, shipped, ...lot }) => ({
      ...lot,
      allocated: quantity(allocated),
      shipped: quantity(shipped),
    }));
}

/** What a component is worth of its kit's price, all that was ordered of it; the kit's own line carries the amounts. */
function shareOf(
  { share_net, share_tax, share_gross }: OrderRecord['lines'][number],
  { money }: Shown,
): Json {
  if (share_net === null || share_tax === null || share_gross === null) return null;
  return { net: money(share_net), tax: money(share_tax), gross: money(share_gross) };
}

function shipmentOf(shipment: OrderRecord['shipments'][number], shown: Shown): Json {
  const { number, kind, carrier, tracking, shipped_on, delivered_on, voided_by, units } = shipment;
  return {
    number,
    kind,
    carrier,
    tracking,
    link: trackingLink(carrier, tracking),
    shipped_on,
    delivered_on,
    voided: voided_by !== null,
    lines: units.map(({ line, sku, quantity }) => ({ line, sku, quantity: shown.quantity(quantity) })),
  };
}

function paymentOf(payment: OrderRecord['payments'][number], shown: Shown): Json {
  const { number, kind, method, amount, currency, ref, reason, paid_on, voided_by } = payment;
  return {
    number,
    kind,
    method,
    amount: shown.money(amount),
    currency,
    ref,
    reason,
    paid_on,
    voided: voided_by !== null,
  };
}

function orderCard(row: Row, pen: Pen): string {
  return [head(row, pen), facts(row, pen), lineTable(row, pen), sums(row, pen), story(row, pen)]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** An order that is not placed yet, for a last look: without its number and without a story. */
export const reviewView: View<OrderRecord> = {
  ...orderView,
  name: 'review',
  card: (row, pen) => [facts(row, pen), lineTable(row, pen), sums(row, pen)].join('\n\n'),
};

/** What stays of a line in a narrow window. */
const important = ['line', 'sku', 'ordered', 'gross'];

/** What a kit is made of stands below it. */
function lineTable(row: Row, pen: Pen): string {
  const lines = nested(row['lines'] as readonly LineRow[]).map((line) => ({
    ...asRead(line),
    lot: lotsRead(line, pen),
  }));
  const seen = (name: string): boolean =>
    !Object.hasOwn(rare, name) || lines.some((line) => (line as Row)[name] !== rare[name]);
  return pen.table(
    lineColumns.filter(({ name }) => seen(name)),
    lines,
    important,
  );
}

/** What most lines have nothing of, and no room for a column of it. */
const rare: Readonly<Record<string, Json>> = { cancelled: 0, shipped: 0, lot: null };

/** Where the lots of a line are to be picked, or what was. */
function lotsRead(line: Row, pen: Pen): string | null {
  const lots = (line['lots'] ?? []) as readonly Row[];
  if (lots.length === 0) return null;
  return lots
    .map(({ lot, expires_on, bin, allocated, shipped }) => {
      const units = Number(allocated) + Number(shipped);
      const until = expires_on === null ? '' : ` until ${pen.format(expires_on, 'day')}`;
      return `${pen.format(units, 'quantity')} of ${pen.text(lot)}${until}${bin === null ? '' : ` in ${pen.text(bin)}`}`;
    })
    .join(', ');
}

type LineRow = Row & { readonly line: number; readonly sku: string; readonly parent_line: number | null };

/** A component has no price of its own. */
function asRead(line: LineRow): Row {
  if (line.parent_line === null) return line;
  return { ...line, sku: `  ${line.sku}`, unit_price: null, discount: null, gross: null };
}

function head(row: Row, pen: Pen): string {
  const number = pen.bold(`Order #${pen.text(row['number'])}`);
  if (row['undone'] === true) return `${number}  ${pen.bad('undone')}: it was taken back and counts nowhere`;
  const headline = pen.format(row['headline'], 'word');
  const colour =
    { complete: pen.good, cancelled: pen.dim, hold: pen.bad, backordered: pen.warn }[
      row['headline'] as string
    ] ?? pen.bold;
  return `${number}  ${colour(headline)}`;
}

function facts(row: Row, pen: Pen): string {
  const customer = row['customer'] as Row | null;
  const address = row['ship_to'] as Row | null;
  const to = address
    ? [address['line1'], address['line2'], address['city'], address['postcode'], address['country']]
    : [];
  const pairs: readonly [string, string][] = [
    [
      'Customer',
      customer
        ? [customer['name'], customer['email']]
            .filter(Boolean)
            .map((part) => pen.text(part))
            .join('  ')
        : 'walk-in',
    ],
    [
      'Ship to',
      to
        .filter(Boolean)
        .map((part) => pen.text(part))
        .join(', '),
    ],
    ['Placed', `${pen.format(row['placed_on'], 'day')} through ${pen.text(row['channel'])}`],
    ['Promised', row['promised_on'] ? pen.format(row['promised_on'], 'day') : ''],
    ['Reference', pen.text(row['external_ref'])],
    [
      'On hold',
      row['hold_reason']
        ? `${pen.text(row['hold_reason'])}${row['hold_until'] ? ` until ${pen.format(row['hold_until'], 'day')}` : ''}`
        : '',
    ],
    ['Note', pen.text(row['note'])],
    ['State', stateOf(row, pen)],
    ['Oversold', oversoldUnits(row, pen)],
  ];
  return pairs
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${pen.dim(name.padEnd(10))}${value}`)
    .join('\n');
}

/** What left, as its channel says, although there was none of it. */
function oversoldUnits(row: Row, pen: Pen): string {
  const units = (row['exceptions'] as readonly Row[]).map(
    ({ quantity, sku }) => `${pen.text(quantity)} × ${pen.text(sku)}`,
  );
  return units.length === 0 ? '' : `${units.join(', ')} left, as the channel says, and were not there`;
}

/** How it is paid, how much has left, what the rest waits for; an order that was taken back has no state any more. */
function stateOf(row: Row, pen: Pen): string {
  if (row['undone'] === true) return '';
  const nothing = row['fulfilment'] === 'none' ? 'nothing to ship' : row['fulfilment'];
  return [paymentWord(row), nothing, row['readiness']]
    .filter(Boolean)
    .map((word) => pen.format(word, 'word'))
    .join(' · ');
}

/** Nothing is due on a cancelled order that was never paid; nobody would call it paid. */
export function paymentWord({ lifecycle, payment }: Row): Json | undefined {
  return lifecycle === 'cancelled' && payment === 'paid' ? 'nothing due' : payment;
}

function sums(row: Row, pen: Pen): string {
  const currency = row['currency'] as string;
  const shownAlways = new Set(['gross', 'paid', 'due']);
  const owed = row['undone'] === true ? [] : ['due'];
  const names = ['discount', 'shipping', 'net', 'tax', 'gross', 'credits', 'paid', 'refunded', ...owed];
  const parts = names
    .filter((name) => shownAlways.has(name) || !/^-?0(\.0+)?$/.test(row[name] as string))
    .map((name) => (name === 'due' ? balance(row) : ([sumNames[name] ?? name, row[name]] as const)))
    .map(([name, amount]) => {
      const money = pen.format(amount, 'money', currency);
      return `${pen.dim(name)} ${importantSums.has(name) ? pen.bold(money) : money}`;
    });
  return pen.flow(parts);
}

const sumNames: Readonly<Record<string, string>> = { gross: 'total' };
const importantSums: ReadonlySet<string> = new Set(['total', 'due', 'overpaid by']);

/** Nobody reads a minus before what is due as money to be paid back. */
function balance({ due }: Row): readonly [name: string, amount: Json | undefined] {
  const amount = due as string;
  return amount.startsWith('-') ? ['overpaid by', amount.slice(1)] : ['due', amount];
}

function story(row: Row, pen: Pen): string {
  const shipments = (row['shipments'] as readonly Row[]).map((parcel) => shipmentSentence(parcel, pen));
  const payments = (row['payments'] as readonly Row[]).map((payment) => paymentSentence(payment, pen));
  const returns = (row['returns_list'] as readonly Row[]).map(
    (one) =>
      `Return ${pen.text(one['number'])}  ${pen.format(one['status'], 'word')}, requested ${pen.format(one['requested_on'], 'day')}`,
  );
  return [...shipments, ...payments, ...returns].join('\n');
}

function shipmentSentence(parcel: Row, pen: Pen): string {
  const units = (parcel['lines'] as readonly Row[])
    .map((line) => `${pen.text(line['quantity'])} × ${pen.text(line['sku'])}`)
    .join(', ');
  const carried = [parcel['carrier'], parcel['tracking']]
    .filter(Boolean)
    .map((part) => pen.text(part))
    .join(' ');
  const delivered = parcel['delivered_on'] ? `, delivered ${pen.format(parcel['delivered_on'], 'day')}` : '';
  const voided = parcel['voided'] === true ? pen.bad('  voided') : '';
  const verb = parcel['kind'] === 'collection' ? 'collected' : 'shipped';
  return `Shipment ${pen.text(parcel['number'])}  ${verb} ${pen.format(parcel['shipped_on'], 'day')}${delivered}: ${units}${carried === '' ? '' : `  (${carried})`}${voided}`;
}

function paymentSentence(payment: Row, pen: Pen): string {
  const voided = payment['voided'] === true ? pen.bad('  voided') : '';
  const amount = pen.format(payment['amount'], 'money', payment['currency'] as string);
  return `${payment['kind'] === 'refund' ? 'Refund ' : 'Payment'} ${pen.text(payment['number'])}  ${amount} by ${pen.format(payment['method'], 'word')} on ${pen.format(payment['paid_on'], 'day')}${voided}`;
}
