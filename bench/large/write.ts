import { addDays } from '../../src/base/days.ts';
import type { Books, Stocked } from './books.ts';
import { writeCatalogue, writePurchases } from './buying.ts';

const FIRST_DAY = '2023-11-01';
const DAYS = 1_096;
const LINES_EACH = 5;
const GONE = 0.98;
const PRICE = { gross: 950, net: 792, tax: 158 };

/** Three years: every day goods come and orders are sent off; the last orders are open, and some of them wait. */
export function writeBooks(books: Books): void {
  writeCatalogue(books, FIRST_DAY);
  const { moves, orders, products } = books.size;
  const receipts = moves - products - Math.round(orders * GONE) * LINES_EACH;
  const opening = books.operation(FIRST_DAY, 'stock receive', 'P0');
  for (const product of books.products)
    receive(books, { operation: opening, on: FIRST_DAY, product, units: 60 });
  for (let day = 0; day < DAYS; day += 1) {
    const on = addDays(FIRST_DAY, day);
    receiveSome(books, on, share(receipts, day));
    for (let order = share(orders, day); order > 0; order -= 1) sell(books, on);
  }
  writePurchases(books, addDays(FIRST_DAY, DAYS - 1));
  books.close();
}

/** How many of all fall on a day. */
function share(all: number, day: number): number {
  return Math.floor((all * (day + 1)) / DAYS) - Math.floor((all * day) / DAYS);
}

interface Receipt {
  readonly operation: number;
  readonly on: string;
  readonly product: Stocked;
  readonly units: number;
}

function receive(books: Books, { operation, on, product, units }: Receipt): void {
  books.move(operation, on, product, {
    units,
    of: { kind: 'receipt', order_line_id: null, shipment_id: null },
  });
}

function receiveSome(books: Books, on: string, receipts: number): void {
  const operation = books.operation(on, 'stock receive', 'P0');
  for (let left = receipts; left > 0; left -= 1)
    receive(books, { operation, on, product: picked(books), units: 1 + Math.floor(books.roll() * 3) });
}

/** A few products sell most. */
function picked(books: Books): Stocked {
  const product = books.products[Math.floor(books.products.length * books.roll() ** 2.2)];
  if (!product) throw new RangeError('no product was picked');
  return product;
}

function several(books: Books): Stocked[] {
  const products = new Set<Stocked>();
  while (products.size < LINES_EACH) products.add(picked(books));
  return [...products];
}

/** An order that is sent off and delivered on its day, unless it is one of the last: those are open. */
function sell(books: Books, on: string): void {
  books.numbers.order += 1;
  const number = books.numbers.order;
  const gone = number - 1_000 <= books.size.orders * GONE;
  const operation_id = books.operation(on, 'orders place', String(number));
  const id = books.next();
  const [units, promised] = [LINES_EACH * 1_000, (LINES_EACH - 1) * 1_000];
  const sums = Object.fromEntries(Object.entries(PRICE).map(([name, amount]) => [name, amount * LINES_EACH]));
  books.add('orders', {
    id, number, channel_id: books.web, country: 'GB', lifecycle: 'open', imported: 0, ship_policy: 'complete',
    backorder: 1, prices: 'with_tax', placed_at: `${on}T12:00:00.000Z`, placed_on: on, currency: 'GBP', operation_id,
    ordered: units, allocated: gone ? 0 : promised, shipped: gone ? units : 0, delivered: gone ? units : 0,
    list_net: sums['net'], ...sums,
  }); // prettier-ignore
  books.event(operation_id, 'order_placed', 'order', id);
  const lines = several(books).map((product, index) =>
    writeLine(books, id, { product, line: index + 1, gone }),
  );
  if (gone) ship(books, id, { on, lines });
}

interface Line {
  readonly id: number;
  readonly product: Stocked;
}

/** The last line of an open order waits for its goods; the others are promised theirs. */
function writeLine(
  books: Books,
  order_id: number,
  { product, line, gone }: { readonly product: Stocked; readonly line: number; readonly gone: boolean },
): Line {
  const id = books.next();
  const promised = gone || line === LINES_EACH ? 0 : 1;
  const left = gone ? 1_000 : 0;
  books.add('order_lines', {
    id, order_id, line, product_id: product.id, sku: product.sku, name: `Product ${product.sku}`, stocked: 1,
    tax_category: 'standard', tax_rate: 200_000, unit_price: 9_500_000, list: PRICE.gross, discount: 0,
    order_discount: 0, list_net: PRICE.net, ...PRICE, ordered: 1_000, allocated: promised * 1_000, shipped: left,
    delivered: left,
  }); // prettier-ignore
  product.promised += promised;
  if (promised) books.add('allocations', { order_line_id: id, location_id: books.main, quantity: 1_000 });
  return { id, product };
}

function ship(
  books: Books,
  order_id: number,
  { on, lines }: { readonly on: string; readonly lines: readonly Line[] },
): void {
  books.numbers.shipment += 1;
  const number = books.numbers.shipment;
  const operation_id = books.operation(on, 'shipments ship', String(number));
  const id = books.next();
  const at = `${on}T15:00:00.000Z`;
  books.add('shipments', {
    id,
    number,
    order_id,
    kind: 'delivery',
    shipped_at: at,
    shipped_on: on,
    operation_id,
  });
  books.event(operation_id, 'shipped', 'order', order_id);
  for (const { id: order_line_id, product } of lines)
    books.move(operation_id, on, product, {
      units: 1,
      of: { kind: 'shipment', order_line_id, shipment_id: id },
    });
  books.add('deliveries', {
    id: books.next(),
    shipment_id: id,
    delivered_at: at,
    delivered_on: on,
    operation_id,
  });
  books.event(operation_id, 'delivered', 'order', order_id);
}
