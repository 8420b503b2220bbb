import { dayOf } from '../../base/days.ts';
import { optionalTextProblems } from '../../domain/free-text.ts';
import { Issues } from '../../domain/imports/issue.ts';
import type { OrderedLine, OrderRecord } from '../../domain/imports/records.ts';
import { priceLines } from '../../domain/pricing/price.ts';
import type { KnownOrder } from '../../store/load/known.ts';
import type { Work } from '../../store/work.ts';
import { loadCustomers, type Customers } from './known-customers.ts';
import { loadKnownOrders } from './known-orders.ts';
import { loadGoods, type Goods } from './known-products.ts';
import { sound, type ToImport } from './outcome.ts';
import { tooFine } from './stock.ts';

/** The orders of a file that are new, once everything that they speak of was looked up. */
export interface Ready {
  readonly issues: Issues;
  /** New and without fault. */
  readonly orders: readonly OrderRecord[];
  readonly unchanged: number;
  readonly warnings: readonly string[];
  readonly channelOf: (record: OrderRecord) => number;
  readonly dayOf: (record: OrderRecord) => string;
  readonly goods: Goods;
  readonly customers: Customers;
}

export interface Laws {
  /** Goods may come back (quantities below zero), and a price may be an adjustment (below zero). */
  readonly past: boolean;
}

/** Resolves channels, earlier imports, products and customers in a few set queries, and examines every order. */
export async function makeReady(work: Work, given: ToImport<OrderRecord>, laws: Laws): Promise<Ready> {
  const issues = new Issues(given.file, given.issues);
  const channels = await loadChannels(work);
  const readable = sound(given.records, issues);
  for (const order of readable) examineHeader(work, order, { channels, issues, laws });
  const channelOf = ({ channel }: OrderRecord): number => channels.get(channel ?? 'direct') ?? 0;
  const known = await loadKnownOrders(work, readable);
  const fresh: OrderRecord[] = [];
  const differing: KnownOrder[] = [];
  let unchanged = 0;
  for (const order of sound(readable, issues)) {
    const earlier = known(order, channelOf(order));
    if (earlier && differs(order, earlier)) differing.push(earlier);
    if (earlier || given.options.mode === 'update_only') unchanged += 1;
    else fresh.push(order);
  }
  const goods = await loadGoods(work, given, { records: fresh, issues });
  const customers = await loadCustomers(work, fresh, issues);
  for (const order of fresh) for (const line of order.lines) examineLine(line, { goods, issues, laws });
  return {
    issues,
    orders: sound(fresh, issues),
    unchanged,
    warnings: warnOf(differing),
    channelOf,
    dayOf: (order) => placedOn(work, order),
    goods,
    customers,
  };
}

async function loadChannels({ tx }: Work): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('channels')
    .select(['code', 'id'])
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ code, id }) => [code, id]));
}

function placedOn({ today, shop }: Work, { placed_on, placed_at }: OrderRecord): string {
  return placed_at === null ? (placed_on ?? today) : dayOf(placed_at, shop.timezone);
}

interface Examining {
  readonly issues: Issues;
  readonly laws: Laws;
}

function examineHeader(
  work: Work,
  order: OrderRecord,
  { channels, issues, laws }: Examining & { readonly channels: ReadonlyMap<string, number> },
): void {
  const { channel, note, ref, customer, shipping, rows } = order;
  const [line = 0] = rows;
  if (channel !== null && !channels.has(channel))
    issues.add(
      line,
      'not_found',
      `There is no channel “${channel}”; known are ${[...channels.keys()].join(', ')}.`,
      {
        column: 'channel',
        value: channel,
      },
    );
  const day = placedOn(work, order);
  if (day > work.today)
    issues.add(line, 'input.invalid', `The day ${day} has not come yet (today is ${work.today}).`, {
      column: 'placed_on',
    });
  if (laws.past && order.placed_at === null && order.placed_on === null)
    issues.add(line, 'input.missing', 'The day of the order is missing.', { column: 'placed_on' });
  if (shipping !== null && shipping < 0)
    issues.add(line, 'input.invalid', 'The shipping is below zero.', { column: 'shipping' });
  for (const problem of optionalTextProblems({ note, external_ref: ref, customer_name: customer?.name }))
    issues.add(line, problem.code, problem.message);
}

function examineLine(
  line: OrderedLine,
  { goods, issues, laws }: Examining & { readonly goods: Goods },
): void {
  const { at, sku, quantity, unit_price } = line;
  const product = goods.find(sku);
  const complain = (column: string, message: string): void =>
    issues.add(at, 'input.invalid', message, { column });
  if (quantity === 0) complain('quantity', `The quantity of ${sku} is 0.`);
  if (quantity < 0 && !laws.past)
    complain('quantity', `The quantity of ${sku} is ${quantity / 1000}, and must be more than 0.`);
  if (unit_price !== null && unit_price < 0 && !laws.past)
    complain('unit_price', `The price of ${sku} is below zero.`);
  if (!product) return;
  if (quantity % 10 ** (3 - product.decimals) !== 0) complain('quantity', tooFine(quantity, product));
  if (!laws.past && 'archived_at' in product && product.archived_at !== null)
    issues.add(
      at,
      'state',
      `${sku} is archived and no longer sold (docket products edit ${sku} --restore).`,
      {
        column: 'sku',
        value: sku,
      },
    );
  if (discountTooLarge(line, product.price)) complain('discount', `The discount is more than ${sku} costs.`);
}

function discountTooLarge({ quantity, unit_price, discount }: OrderedLine, price: number): boolean {
  if (discount === null || !('amount' in discount)) return false;
  const line = { unit_price: unit_price ?? price, quantity: Math.abs(quantity), tax_rate: 0, discount: null };
  const [priced] = priceLines([line], 'with_tax', null);
  return discount.amount > (priced?.list ?? 0);
}

function differs({ lines }: OrderRecord, { ordered }: KnownOrder): boolean {
  const units = lines.reduce((sum, { quantity }) => sum + Math.max(quantity, 0), 0);
  return ordered !== null && units !== ordered;
}

function warnOf(differing: readonly KnownOrder[]): string[] {
  if (differing.length === 0) return [];
  const named = differing.slice(0, 20).map(({ number }) => `#${number}`);
  const more = differing.length > 20 ? ' …' : '';
  return [
    `Known already with other quantities than in this file, and left as they are: ${named.join(', ')}${more}`,
  ];
}
