import { dayOf, type Day } from '../../base/days.ts';
import { formatQuantity } from '../../base/quantity.ts';
import { optionalTextProblems } from '../../domain/free-text.ts';
import type { PurchasedLine, PurchaseOrderRecord } from '../../domain/imports/records.ts';
import { loadLocations } from '../../store/load/locations.ts';
import type { Product } from '../../store/load/products.ts';
import type { Work } from '../../store/work.ts';
import { refuseNoStock } from '../stock/receive.ts';
import type { Goods } from './known-products.ts';
import { suppliersCalled } from './known-suppliers.ts';
import type { Importing } from './outcome.ts';
import { tooFine } from './stock.ts';

/** What the orders of a file speak of, looked up for a whole batch. */
export interface PurchaseBooks {
  readonly goods: Goods;
  readonly importing: Importing;
}

/** Who and where an order is about. */
export interface NamedPurchase {
  readonly supplier_id: number;
  readonly location_id: number;
}

/**
 * Looks up suppliers, products and places of a batch; whatever is wrong with an order is an issue of its rows. Yields
 * who and where each one is about, for those without fault.
 */
export async function readyPurchases(
  work: Work,
  said: readonly PurchaseOrderRecord[],
  { goods, importing }: PurchaseBooks,
): Promise<(order: PurchaseOrderRecord) => NamedPurchase> {
  const suppliers = await suppliersCalled(
    work,
    said.map(({ supplier }) => supplier),
  );
  const locations = await loadLocations(work);
  await goods.look(said.flatMap(({ lines }) => lines));
  const placeOf = ({ location }: PurchaseOrderRecord) => locations.byCode(location ?? work.shop.location);
  for (const order of said) {
    const [row = 0] = order.rows;
    if (!suppliers.has(order.supplier))
      importing.issues.add(row, 'not_found', `There is no supplier “${order.supplier}”.`, {
        column: 'supplier',
        value: order.supplier,
      });
    examineHeader(work, order, importing);
    try {
      placeOf(order);
    } catch (error) {
      importing.issues.refused(row, error, { column: 'location' });
    }
    for (const line of order.lines) examineLine(line, { order, product: goods.find(line.sku), importing });
  }
  return (order) => ({
    supplier_id: suppliers.get(order.supplier) ?? 0,
    location_id: placeOf(order).id,
  });
}

/** The day of an order, as the file says it, else today. */
export function placedOn(
  { today, shop }: Pick<Work, 'today' | 'shop'>,
  { placed_on, placed_at }: Pick<PurchaseOrderRecord, 'placed_on' | 'placed_at'>,
): Day {
  return placed_on ?? (placed_at === null ? today : dayOf(placed_at, shop.timezone));
}

function examineHeader(work: Work, order: PurchaseOrderRecord, { issues }: Importing): void {
  const { rows, lines, currency, note, ref, expected_on } = order;
  const [row = 0] = rows;
  const day = placedOn(work, order);
  const complain = (column: string, message: string): void =>
    issues.add(row, 'input.invalid', message, { column });
  if (day > work.today) complain('placed_on', `The day ${day} has not come yet (today is ${work.today}).`);
  if (expected_on !== null && expected_on < day)
    complain('expected_on', `It is expected on ${expected_on}, before ${day} when it was ordered.`);
  if (currency !== null && currency.toUpperCase() !== work.shop.currency)
    complain('currency', `The order is in ${currency}, and this shop buys in ${work.shop.currency}.`);
  const numbers = lines.map(({ line }) => line);
  const twice = lines.find(({ line }, at) => numbers.indexOf(line) !== at);
  if (twice)
    issues.add(twice.at, 'input.invalid', `The order has two lines ${twice.line}.`, { column: 'line' });
  for (const problem of optionalTextProblems({ note, external_ref: ref }))
    issues.add(row, problem.code, problem.message);
}

interface OfOrder {
  readonly order: PurchaseOrderRecord;
  readonly product: ReturnType<Goods['find']>;
  readonly importing: Importing;
}

function examineLine(line: PurchasedLine, { order, product, importing: { issues } }: OfOrder): void {
  const { at, sku, quantity, unit_cost } = line;
  const [received, closed] = [line.received ?? 0, line.closed ?? 0];
  const complain = (column: string, message: string): void =>
    issues.add(at, 'input.invalid', message, { column });
  if (quantity <= 0) complain('quantity', `The quantity of ${sku} is ${formatQuantity(quantity)}.`);
  if (unit_cost !== null && unit_cost < 0) complain('unit_cost', `The cost of ${sku} is below zero.`);
  if (received < 0) complain('received', `Of ${sku} less than nothing has come.`);
  if (closed < 0 || closed > Math.max(0, quantity - received))
    complain('closed', `Of ${sku} more is closed than was still to come.`);
  const { lifecycle } = order;
  if (received + closed > 0 && lifecycle !== null && lifecycle !== 'open')
    complain(
      'received',
      `Nothing can have come of an order that is ${lifecycle === 'draft' ? 'a draft' : lifecycle}.`,
    );
  if (product) examineProduct(product, line, issues);
}

function examineProduct(
  product: NonNullable<OfOrder['product']>,
  line: PurchasedLine,
  issues: Importing['issues'],
): void {
  for (const quantity of [line.quantity, line.received ?? 0, line.closed ?? 0])
    if (quantity % 10 ** (3 - product.decimals) !== 0)
      issues.add(line.at, 'input.invalid', tooFine(quantity, product), { column: 'quantity' });
  if (!('id' in product)) return;
  try {
    refuseNoStock(product satisfies Product);
  } catch (error) {
    issues.refused(line.at, error, { column: 'sku', value: line.sku });
  }
}
