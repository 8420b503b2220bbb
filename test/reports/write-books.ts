import { portion } from '../../src/base/money.ts';
import type { DocketEvent, NewCreditLine, NewLine } from '../../src/domain/events.ts';
import { record } from '../../src/store/record/index.ts';
import type { RowOf } from '../../src/store/schema.ts';
import type { Work } from '../../src/store/work.ts';
import type { TestShop } from '../support/shop.ts';
import type { Books } from './random-books.ts';

type Order = Books['orders'][number];

/** Writes the books down, fact by fact. */
export async function write(shop: TestShop, all: Books): Promise<void> {
  await shop.run(recordCatalogue, {});
  await shop.run(recordOrders, all);
  await shop.run(recordReturns, all);
}

async function recordCatalogue(work: Work): Promise<number> {
  const products = [0, 1, 2, 3, 4].map((index): DocketEvent => ({
    type: 'product_added', sku: `P${index}`, name: `Product ${index}`, kind: index === 4 ? 'service' : 'goods',
    price: 10_000, cost: null, tax: 'standard', barcode: null, category: ['Kitchen', 'Kitchen', 'Garden', null, null][index] ?? null,
    decimals: 0, when_short: 'deny', reorder_point: null, reorder_quantity: null, supplier_id: null,
  })); // prettier-ignore
  const customers = [0, 1, 2].map((index): DocketEvent => ({
    type: 'party_added', kind: 'customer', code: `C${index}`, name: `Customer ${index}`, email: null, phone: null, line1: null,
    line2: null, city: null, postcode: null, country: null, terms: 0, note: null, recipient_of: null,
  })); // prettier-ignore
  await record(work, [...products, ...customers]);
  return 0;
}

interface Ids {
  readonly products: readonly number[];
  readonly channels: readonly number[];
  readonly customers: readonly number[];
}

async function idsOf({ tx }: Work): Promise<Ids> {
  const ids = async (table: 'products' | 'channels' | 'parties') =>
    (await tx.selectFrom(table).select('id').orderBy('id').execute()).map(({ id }) => id);
  return {
    products: await ids('products'),
    channels: await ids('channels'),
    customers: await ids('parties'),
  };
}

async function recordOrders(work: Work, { orders }: Books): Promise<number> {
  const ids = await idsOf(work);
  for (const order of orders) {
    const [order_id = 0] = await record(work, [placed(order, ids)]);
    const lines = await work.tx
      .selectFrom('order_lines')
      .selectAll()
      .where('order_id', '=', order_id)
      .orderBy('line')
      .execute();
    const charge_ids = await cancelledCharges(work, order, order_id);
    await record(work, [
      ...cancelled(order, order_id, { lines, charge_ids }),
      ...credited(order, order_id, lines),
    ]);
    const { gross, credits } = await work.tx
      .selectFrom('orders')
      .selectAll()
      .where('id', '=', order_id)
      .executeTakeFirstOrThrow();
    await record(work, goodwill(order, order_id, gross - credits));
    await voidGoodwill(work, order, order_id);
    if (order.fate === 'undone')
      await record(work, [{ type: 'taken_back', table: 'orders', ids: [order_id] }]);
  }
  return 0;
}

function placed(
  { day: placed_on, channel, customer, country, fate, lines, charges }: Order,
  ids: Ids,
): DocketEvent {
  return {
    type: 'order_placed',
    order: {
      external_ref: null, channel_id: ids.channels[channel] ?? 0, customer_id: ids.customers[customer] ?? null,
      ship_to_id: null, location_id: null, country, lifecycle: fate === 'draft' ? 'draft' : 'closed', imported: 1,
      ship_policy: 'partial', backorder: 0, prices: 'without_tax', placed_at: `${placed_on}T12:00:00.000Z`, placed_on,
      promised_on: null, currency: 'GBP', note: null, fingerprint: null,
    },
    lines: lines.map((one, index) => newLine(one, index, ids)),
    charges: charges.map(({ kind, net, tax }) => ({
      kind: kind as 'shipping', tax_rate: 0, amount: net, net, tax, gross: net + tax,
    })),
    allocations: [],
  }; // prettier-ignore
}

function newLine(
  { product, pieces, list_net, discount, tax }: Order['lines'][number],
  index: number,
  ids: Ids,
): NewLine {
  const net = Math.max(0, list_net - discount);
  return {
    line: index + 1, parent_line: null, product_id: ids.products[product] ?? 0, sku: `P${product}`, name: 'As it was', stocked: 0,
    tax_category: null, tax_rate: 0, unit_price: 0, unit_cost: null, list: list_net, discount: list_net - net,
    order_discount: 0, list_net, net, tax, gross: net + tax, ordered: pieces * 1000,
  }; // prettier-ignore
}

type Line = RowOf<'order_lines'>;

/** How many units of a line were cancelled, and how many of the others credited; a draft has neither. */
function unitsOf({ fate, lines }: Order, line: Line): { gone: number; back: number; on: string } {
  const made = lines[line.line - 1];
  if (!made || fate === 'draft' || fate === 'undone') return { gone: 0, back: 0, on: '' };
  const gone = Math.min(Math.max(0, made.cancelled) * 1000, line.ordered);
  return {
    gone,
    back: Math.min(Math.max(0, made.credited) * 1000, line.ordered - gone),
    on: made.credited_on,
  };
}

function worth(line: Line, from: number, units: number) {
  const part = (whole: number) =>
    portion(whole, from + units, line.ordered) - portion(whole, from, line.ordered);
  const [list_net, discount, net, gross] = [
    part(line.list_net),
    part(line.discount),
    part(line.net),
    part(line.gross),
  ];
  return { list_net, discount, net, tax: gross - net, gross };
}

async function cancelledCharges({ tx }: Work, { charges, fate }: Order, order_id: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('order_charges')
    .select('id')
    .where('order_id', '=', order_id)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ id }, index) => (fate !== 'draft' && charges[index]?.cancelled ? [id] : []));
}

function cancelled(
  order: Order,
  order_id: number,
  { lines, charge_ids }: { readonly lines: readonly Line[]; readonly charge_ids: readonly number[] },
): DocketEvent[] {
  const units = lines
    .map((one) => ({
      order_line_id: one.id,
      quantity: unitsOf(order, one).gone,
      ...worth(one, 0, unitsOf(order, one).gone),
    }))
    .filter(({ quantity }) => quantity > 0);
  if (units.length === 0 && charge_ids.length === 0) return [];
  const at = { cancelled_at: `${order.day}T13:00:00.000Z`, cancelled_on: order.day };
  return [{ type: 'units_cancelled', order_id, units, promised: [], charge_ids, reason: null, ...at }];
}

function credited(order: Order, order_id: number, lines: readonly Line[]): DocketEvent[] {
  return lines.flatMap((one): DocketEvent[] => {
    const { gone, back, on } = unitsOf(order, one);
    if (back === 0) return [];
    const { list_net, net, tax, gross } = worth(one, gone, back);
    const own = {
      order_line_id: one.id,
      return_line_id: null,
      product_id: one.product_id,
      quantity: back,
      tax_rate: 0,
    };
    return [
      credit({ order_id, return_id: null, kind: 'return', day: on }, [{ ...own, list_net, net, tax, gross }]),
    ];
  });
}

/** At most what is left of the order after its other credits. */
function goodwill({ goodwill: given, fate }: Order, order_id: number, left: number): DocketEvent[] {
  if (!given || fate === 'undone' || left < 7) return [];
  const own = {
    order_line_id: null,
    return_line_id: null,
    product_id: null,
    quantity: 0,
    list_net: 0,
    tax_rate: 0,
  };
  const net = Math.min(given.net, left - 7);
  const amounts = { net, tax: 7, gross: net + 7 };
  const made = credit({ order_id, return_id: null, kind: 'goodwill', day: given.day }, [
    { ...own, ...amounts },
  ]);
  return [given.lines ? made : { ...made, lines: [] }];
}

async function voidGoodwill(work: Work, order: Order, order_id: number): Promise<void> {
  if (!order.goodwill?.voided) return;
  const found = await work.tx
    .selectFrom('credits')
    .select('id')
    .where('order_id', '=', order_id)
    .where('kind', '=', 'goodwill')
    .execute();
  await record(
    work,
    found.map(({ id: credit_id }) => ({ type: 'credit_voided', credit_id, order_id })),
  );
}

type Credit = Extract<DocketEvent, { type: 'credit_written' }>;

function credit(
  { day: credited_on, ...of }: Pick<Credit, 'order_id' | 'return_id' | 'kind'> & { readonly day: string },
  lines: readonly NewCreditLine[],
): Credit {
  const sum = (name: 'net' | 'tax' | 'gross') => lines.reduce((total, one) => total + one[name], 0);
  const amounts = { net: sum('net'), tax: sum('tax'), gross: sum('gross') };
  return {
    type: 'credit_written',
    ...of,
    ...amounts,
    reason: null,
    credited_at: `${credited_on}T12:00:00.000Z`,
    credited_on,
    lines,
  };
}

async function recordReturns(work: Work, { returns }: Books): Promise<number> {
  const ids = await idsOf(work);
  for (const one of returns) {
    const product_id = ids.products[one.product] ?? 0;
    const [return_id = 0] = await record(work, [
      {
        type: 'return_requested', order_id: null, external_ref: null, channel_id: ids.channels[one.channel] ?? 0,
        customer_id: ids.customers[one.customer] ?? null, country: one.country, lifecycle: 'imported', reason: 'other', note: null,
        requested_at: `${one.day}T12:00:00.000Z`, requested_on: one.day, override_days: null,
        lines: [{ line: 1, order_line_id: null, product_id, reason: 'other', quantity: one.pieces * 1000 }],
      },
    ]); // prettier-ignore
    const own = {
      order_line_id: null,
      return_line_id: null,
      product_id,
      quantity: one.pieces * 1000,
      tax_rate: 0,
    };
    const amounts = { list_net: one.net, net: one.net, tax: 3, gross: one.net + 3 };
    await record(work, [
      credit({ order_id: null, return_id, kind: 'imported', day: one.day }, [{ ...own, ...amounts }]),
    ]);
  }
  return 0;
}
