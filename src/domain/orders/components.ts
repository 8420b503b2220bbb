import { priceTimes, shareOut, type UnitPrice } from '../../base/money.ts';
import { ONE, timesWhole, type Quantity } from '../../base/quantity.ts';
import type { NewLine, Shares, UnitsWorth } from '../events.ts';

/** A product of which so much is in one kit. */
export interface Component {
  readonly product: {
    readonly id: number;
    readonly sku: string;
    readonly name: string;
    readonly price: UnitPrice;
    readonly cost: UnitPrice | null;
    readonly when_short: 'deny' | 'backorder';
    readonly archived_at: string | null;
  };
  readonly quantity: Quantity;
}

/** A product that may be a kit: one without components is sold as it lies. */
export interface MaybeKit {
  readonly components?: readonly Component[] | undefined;
}

/**
 * The lines of an order with what its kits are made of below them. The kit's line carries price and text; those of its
 * components name it, carry the counters, and keep what they are worth of its price. They are numbered after all others.
 */
export function withComponents(lines: readonly NewLine[], products: readonly MaybeKit[]): NewLine[] {
  let next = Math.max(0, ...lines.map(({ line }) => line));
  const below = lines.flatMap((kit, index) => {
    const components = products[index]?.components ?? [];
    const shares = sharesOf(kit, components);
    return components.map((component, place) =>
      componentLine(kit, component, { line: (next += 1), ...(shares[place] as Shares) }),
    );
  });
  return below.length === 0 ? [...lines] : [...lines, ...below];
}

function componentLine(
  kit: NewLine,
  { product, quantity }: Component,
  own: Shares & { readonly line: number },
): NewLine {
  return {
    parent_line: kit.line,
    product_id: product.id,
    sku: product.sku,
    name: product.name,
    stocked: 1,
    tax_category: kit.tax_category,
    tax_rate: kit.tax_rate,
    unit_price: 0,
    unit_cost: product.cost,
    ordered: timesWhole(quantity, kit.ordered / ONE, `The quantity of ${product.sku} in ${kit.sku}`),
    list: 0,
    discount: 0,
    order_discount: 0,
    list_net: 0,
    net: 0,
    tax: 0,
    gross: 0,
    ...own,
  };
}

/**
 * Splits what a kit costs by what its components cost alone, by largest remainder: by their prices, where those are 0
 * by their costs, where there are none by their number. Net never exceeds gross.
 */
export function sharesOf(kit: UnitsWorth, components: readonly Component[]): Shares[] {
  const weights = weightsOf(components);
  const gross = shareOut(kit.gross, weights);
  const net = shareOut(kit.net, gross.some((share) => share > 0) ? gross : weights);
  const list_net = shareOut(kit.list_net, weights);
  const discount = shareOut(kit.discount, weights);
  return components.map((_, index) => ({
    share_list_net: list_net[index] ?? 0,
    share_discount: discount[index] ?? 0,
    share_net: net[index] ?? 0,
    share_tax: (gross[index] ?? 0) - (net[index] ?? 0),
    share_gross: gross[index] ?? 0,
  }));
}

function weightsOf(components: readonly Component[]): number[] {
  const measures = [
    ({ product, quantity }: Component) => priceTimes(product.price, quantity),
    ({ product, quantity }: Component) => priceTimes(product.cost ?? 0, quantity),
    ({ quantity }: Component) => quantity,
  ];
  const all = measures.map((measure) => components.map((one) => Math.max(0, measure(one))));
  return all.find((weights) => weights.some((weight) => weight > 0)) ?? [];
}
