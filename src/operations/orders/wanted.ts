import { parseMoney, parsePercent, parseUnitPrice } from '../../base/money.ts';
import { parseQuantity } from '../../base/quantity.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import { largeDiscounts } from '../../domain/orders/discounts.ts';
import type { WantedLine, WantedOrder } from '../../domain/orders/place.ts';
import { parseWrittenLine, type WrittenLine } from '../../domain/orders/written.ts';
import type { Discount } from '../../domain/pricing/price.ts';
import { loadProducts, type Product } from '../../store/load/products.ts';
import { loadTaxRates, type TaxRates } from '../../store/load/tax.ts';
import type { Work } from '../../store/work.ts';
import type { Problems } from '../collect.ts';

/** A line in parts, for prompts and imports that have them apart. `discount` is an amount or a percentage. */
export interface WrittenOrderLine {
  readonly sku: string;
  readonly quantity: string;
  readonly price?: string | null;
  readonly discount?: string | null;
}

export interface WrittenOrder {
  readonly line: readonly (string | WrittenOrderLine)[];
  readonly discount?: string | undefined;
  readonly shipping?: string | undefined;
  readonly placed_on?: string | undefined;
}

/** Reads the lines, discount and shipping of an order with the catalogue and tax rates of its day; keeps every problem. */
export async function wantedOf(
  work: Work,
  request: WrittenOrder,
  problems: Problems,
): Promise<Omit<WantedOrder, 'order'>> {
  const { shop } = work;
  const written = request.line.flatMap((line) => problems.attempt(() => [inParts(line)], []));
  const { products, problems: unknown } = await loadProducts(
    work,
    written.map(({ sku }) => sku),
  );
  problems.add(...unknown);
  const rates = await loadTaxRates(work, shop.country, request.placed_on ?? work.today, shop.country);
  const lines = written.flatMap((line) => {
    const product = products.get(line.sku);
    return product ? problems.attempt(() => [wantedLine(line, product, rates, shop.currency)], []) : [];
  });
  const discount = problems.attempt(() => discountOf(request.discount, shop.currency), null);
  const shipping = problems.attempt(() => shippingOf(request.shipping, shop.currency, rates), null);
  problems.add(...largeDiscounts({ lines, discount }, shop.currency));
  return { lines, discount, shipping };
}

function inParts(line: string | WrittenOrderLine): WrittenOrderLine {
  if (typeof line !== 'string') return line;
  const { sku, quantity, price, percent }: WrittenLine = parseWrittenLine(line);
  return { sku, quantity, price, discount: percent };
}

function wantedLine(line: WrittenOrderLine, product: Product, rates: TaxRates, currency: string): WantedLine {
  const what = `The quantity of ${product.sku}`;
  const quantity = parseQuantity(line.quantity, product.decimals, what);
  if (quantity <= 0)
    throw new Refusal('input.invalid', `${what} is ${line.quantity}, and must be more than 0.`);
  if (product.archived_at !== null) {
    throw new Refusal('state', `${product.sku} is archived and no longer sold.`, {
      hint: `docket products edit ${product.sku} --restore`,
    });
  }
  refuseArchivedComponents(product);
  const price = line.price ?? null;
  const unit_price =
    price === null ? product.price : parseUnitPrice(price, currency, `The price of ${product.sku}`);
  if (unit_price < 0)
    throw new Refusal('input.invalid', `The price of ${product.sku} is ${price}, and may not be below zero.`);
  return {
    product,
    quantity,
    unit_price,
    tax_rate: rates.of(product.tax),
    discount: discountOf(line.discount ?? undefined, currency),
  };
}

function refuseArchivedComponents({ sku, components = [] }: Product): void {
  refuseAll(
    components
      .filter(({ product }) => product.archived_at !== null)
      .map(
        ({ product }) =>
          new Refusal('state', `${product.sku}, which is part of ${sku}, is archived.`, {
            hint: `docket products edit ${product.sku} --restore      or docket products recipe ${sku} …`,
          }),
      ),
  );
}

function discountOf(text: string | undefined, currency: string): Discount | null {
  if (text === undefined || text === '') return null;
  if (text.endsWith('%')) return { rate: parsePercent(text, 'The discount') };
  const amount = parseMoney(text, currency, 'The discount');
  if (amount < 0) throw new Refusal('input.invalid', `The discount ${text} is below zero.`);
  return { amount };
}

function shippingOf(text: string | undefined, currency: string, rates: TaxRates): WantedOrder['shipping'] {
  if (text === undefined) return null;
  const amount = parseMoney(text, currency, 'The shipping');
  if (amount < 0) throw new Refusal('input.invalid', `The shipping ${text} is below zero.`);
  return { amount, tax_rate: rates.of('standard') };
}
