import { pricePer, type Rate, type UnitPrice } from '../../base/money.ts';
import type { NewCharge, NewLine, NewOrder } from '../events.ts';
import { withComponents } from '../orders/components.ts';
import { priced, soldLines, type Sold, type WantedLine } from '../orders/place.ts';
import { asGiven } from './as-given.ts';
import type { OrderedLine, OrderRecord } from './records.ts';

/** A line of a file with its product, and the tax rate of that product on the day. */
export interface LineOfProduct {
  readonly line: OrderedLine;
  readonly product: Sold & { readonly price: number };
  readonly tax_rate: Rate;
}

export interface Amounts {
  readonly order: NewOrder;
  readonly lines: readonly NewLine[];
  readonly charges: readonly NewCharge[];
}

/**
 * What an order of a file comes to: as its channel says, where that names totals or tax; else reckoned like any other
 * order from prices, discounts and rates.
 */
export function amountsOf(
  record: OrderRecord,
  order: NewOrder,
  { lines, shipping_rate }: { readonly lines: readonly LineOfProduct[]; readonly shipping_rate: Rate },
): Amounts {
  if (!saysTotals(record)) return reckoned(record, order, { lines, shipping_rate });
  const given = asGiven({ ...record, lines: lines.map(lineAsGiven), shipping_rate }, order.prices);
  const texts = soldLines({ order, lines: lines.map(wantedOf), discount: null });
  return {
    order: { ...order, prices: given.prices },
    lines: withComponents(
      texts.map((line, index) => ({ ...line, ...given.lines[index] })),
      lines.map(({ product }) => product),
    ),
    charges: given.charges,
  };
}

/** Whether a channel says what an order comes to, or what its taxes are. */
export function saysTotals(record: OrderRecord): boolean {
  const { prices, order_discount, shipping_tax, tax, total, lines } = record;
  if ([prices, order_discount, shipping_tax, tax, total].some((said) => said !== null)) return true;
  return lines.some(({ line_list, line_total, line_tax }) =>
    [line_list, line_total, line_tax].some((said) => said !== null),
  );
}

/** Whether a channel says what anything costs; else the catalogue's prices stand in. */
export function saysPrices(record: OrderRecord): boolean {
  return saysTotals(record) || record.lines.some(({ unit_price }) => unit_price !== null);
}

function lineAsGiven({ line, product, tax_rate }: LineOfProduct) {
  return { ...line, unit_price: unitPriceOf(line, product.price), tax_rate: line.tax_rate ?? tax_rate };
}

function reckoned(
  { shipping }: OrderRecord,
  order: NewOrder,
  { lines, shipping_rate }: { readonly lines: readonly LineOfProduct[]; readonly shipping_rate: Rate },
): Amounts {
  return priced({
    order,
    lines: lines.map(wantedOf),
    discount: null,
    shipping: shipping === null ? null : { amount: shipping, tax_rate: shipping_rate },
  });
}

function wantedOf({ line, product, tax_rate }: LineOfProduct): WantedLine {
  const { name, quantity, discount } = line;
  return {
    product: { ...product, name: nameOf(name ?? product.name, line.options) },
    quantity,
    unit_price: unitPriceOf(line, product.price),
    discount,
    tax_rate: line.tax_rate ?? tax_rate,
  };
}

/** What is said, else the share of what the whole line lists for, else what the catalogue says. */
function unitPriceOf({ unit_price, line_list, quantity }: OrderedLine, catalogue: UnitPrice): UnitPrice {
  if (unit_price !== null) return unit_price;
  if (line_list === null || quantity === 0) return catalogue;
  return pricePer(line_list, quantity);
}

/** What the buyer chose or had written on it belongs to the name: the packer reads it there. */
function nameOf(name: string, options: string | null): string {
  return options === null ? name : `${name} (${options})`;
}
