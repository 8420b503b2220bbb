import type { Day, Instant } from '../../base/days.ts';
import type { Rate, UnitPrice } from '../../base/money.ts';
import type { Quantity } from '../../base/quantity.ts';
import type { NewCharge, NewLine, NewOrder } from '../events.ts';
import { priceLines, taxed, type Discount } from '../pricing/price.ts';
import { withComponents, type MaybeKit } from './components.ts';
import { availableOf, demandOf, type Free, type Need } from '../stock/allocate.ts';

/** What an order needs to know of a product. */
export interface Sold extends MaybeKit {
  readonly id: number;
  readonly sku: string;
  readonly name: string;
  readonly kind: 'goods' | 'service';
  readonly tax: string;
  readonly cost: UnitPrice | null;
  readonly when_short: 'deny' | 'backorder';
}

export interface WantedLine {
  readonly product: Sold;
  readonly quantity: Quantity;
  readonly unit_price: UnitPrice;
  readonly tax_rate: Rate;
  readonly discount: Discount | null;
}

export interface WantedOrder {
  readonly order: NewOrder;
  readonly lines: readonly WantedLine[];
  readonly discount: Discount | null;
  readonly shipping: { readonly amount: number; readonly tax_rate: Rate } | null;
  /** Numbers the lines from here on; 1 for a new order. */
  readonly firstLine?: number;
}

/** More of a product is wanted than there is. */
export interface Shortage {
  readonly product_id: number;
  readonly sku: string;
  readonly wanted: Quantity;
  readonly available: Quantity;
}

/** An order with what it costs; nothing is promised to it yet. */
export interface PricedOrder {
  readonly order: NewOrder;
  readonly lines: readonly NewLine[];
  readonly charges: readonly NewCharge[];
}

/** Prices an order. */
export function priced(wanted: WantedOrder): PricedOrder {
  return { order: wanted.order, lines: pricedLines(wanted), charges: chargesOf(wanted) };
}

type LinesToPrice = Pick<WantedOrder, 'lines' | 'discount' | 'firstLine'> & {
  readonly order: Pick<NewOrder, 'prices'>;
};

/** The lines of an order with their amounts, and what its kits are made of; `line` counts from `firstLine`. */
export function pricedLines(wanted: LinesToPrice): NewLine[] {
  return withComponents(
    soldLines(wanted),
    wanted.lines.map(({ product }) => product),
  );
}

/** The same as they are sold: a kit is one line. */
export function soldLines({ order, lines, discount, firstLine = 1 }: LinesToPrice): NewLine[] {
  const priced = priceLines(
    lines.map(({ unit_price, quantity, tax_rate, discount }) => ({
      unit_price,
      quantity,
      tax_rate,
      discount,
    })),
    order.prices,
    discount,
  );
  return lines.map(({ product, quantity, unit_price, tax_rate }, index) => ({
    line: firstLine + index,
    parent_line: null,
    product_id: product.id,
    sku: product.sku,
    name: product.name,
    stocked: product.kind === 'goods' && !product.components ? 1 : 0,
    tax_category: product.tax,
    tax_rate,
    unit_price,
    unit_cost: product.cost,
    ordered: quantity,
    ...(priced[index] as (typeof priced)[number]),
  }));
}

/** What new lines of an order need, by line number; a draft needs nothing yet. */
export function needsOf({ lifecycle }: { readonly lifecycle: string }, lines: readonly NewLine[]): Need[] {
  if (lifecycle !== 'open') return [];
  return lines
    .filter((line) => line.stocked === 1)
    .map(({ line, product_id, ordered }) => ({ line, product_id, quantity: ordered }));
}

/** What is taken from stock for the lines: of a kit its components, which may wait where the kit may. */
export function stockedGoods(
  lines: readonly Pick<WantedLine, 'product'>[],
): Pick<Sold, 'id' | 'sku' | 'when_short'>[] {
  const components = lines.flatMap(({ product: kit }) =>
    (kit.components ?? []).map(({ product }) =>
      kit.when_short === 'backorder' ? { ...product, when_short: kit.when_short } : product,
    ),
  );
  // What is also sold by itself goes by its own rule.
  return [...components, ...lines.map(({ product }) => product)];
}

/** Demand of one product is summed over the order before it is held against stock. */
export function shortagesOf(
  sold: Iterable<Pick<Sold, 'id' | 'sku' | 'when_short'>>,
  needs: readonly Need[],
  free: readonly Free[],
): Shortage[] {
  const available = availableOf(free);
  const products = new Map([...sold].map((product) => [product.id, product]));
  return [...demandOf(needs)].flatMap(([product_id, wanted]) => {
    const product = products.get(product_id);
    const here = available.get(product_id) ?? 0;
    if (!product || product.when_short === 'backorder' || here >= wanted) return [];
    return [{ product_id, sku: product.sku, wanted, available: here }];
  });
}

function chargesOf({ order, shipping }: WantedOrder): NewCharge[] {
  if (shipping === null || shipping.amount === 0) return [];
  const { amount, tax_rate } = shipping;
  return [{ kind: 'shipping', tax_rate, amount, ...taxed(amount, tax_rate, order.prices) }];
}

/** Customer and lines in short: the same again within a day is likely a slip. Nobody in particular has none. */
export function fingerprintOf(
  customer_id: number | null,
  lines: readonly { readonly sku: string; readonly quantity: Quantity }[],
): string | null {
  if (customer_id === null) return null;
  const written = lines
    .map(({ sku, quantity }) => `${sku}=${quantity}`)
    .toSorted()
    .join('|');
  return `${customer_id}:${written}`;
}

const DAY_MS = 86_400_000;

/** The moments a day before and a day after another, for the soft duplicate guard. */
export function aroundDay(instant: Instant): [after: Instant, before: Instant] {
  const moment = Date.parse(instant);
  return [new Date(moment - DAY_MS).toISOString(), new Date(moment + DAY_MS).toISOString()];
}

/** A promise may not lie before the day of the order. */
export function promiseProblem(promised_on: Day | null, placed_on: Day): string | undefined {
  if (promised_on === null || promised_on >= placed_on) return undefined;
  return `The promised day ${promised_on} is before the day of the order, ${placed_on}.`;
}
