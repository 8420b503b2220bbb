import { priceTimes, type Minor, type Rate } from '../../base/money.ts';
import type { NewCharge, NewLine, NewOrder, NewReturn, PastMove, PastOrder, PastReturn } from '../events.ts';
import { withComponents } from '../orders/components.ts';
import { soldLines, type Sold, type WantedLine } from '../orders/place.ts';
import { taxed } from '../pricing/price.ts';
import type { OrderedLine } from './records.ts';

/** Where the goods of the past come from and go to. */
export interface PastPlaces {
  readonly history: number;
  readonly customer: number;
}

/** A line of a file with its product. */
export interface PastLine {
  readonly line: OrderedLine;
  readonly product: Sold & { readonly price: number };
}

/** An order of the past: its goods went from history to the customer. A negative price is an adjustment, not goods. */
export function pastOrder(
  order: NewOrder,
  lines: readonly PastLine[],
  { places, shipping }: { readonly places: PastPlaces; readonly shipping: Minor },
): PastOrder {
  const sold = pricedOf(order, lines);
  const priced = withComponents(
    sold,
    lines.map(({ product }) => product),
  );
  return {
    order,
    lines: priced,
    charges: chargesOf(order, shipping, priced[0]?.tax_rate ?? 0),
    moves: pastMoves(priced, places),
  };
}

/** Goods that have left before docket knew of them. */
export function pastMoves(lines: readonly NewLine[], { history, customer }: PastPlaces): PastMove[] {
  return lines.filter(({ stocked }) => stocked === 1).map((line) => moveOf(line, history, customer));
}

/** Goods that came back; `lines` have negative quantities. */
export function pastReturn(
  returned: NewReturn,
  lines: readonly PastLine[],
  { places, order }: { readonly places: PastPlaces; readonly order: Pick<NewOrder, 'prices' | 'currency'> },
): PastReturn {
  const back = lines.map(({ line, product }) => ({ product, line: { ...line, quantity: -line.quantity } }));
  const priced = pricedOf(order, back);
  const goods = priced.filter(({ stocked }) => stocked === 1);
  return {
    returned,
    currency: order.currency,
    lines: priced.map(({ line, product_id, ordered, list_net, tax_rate, net, tax, gross }) => ({
      line, product_id, quantity: ordered, list_net, tax_rate, net, tax, gross,
    })), // prettier-ignore
    moves: goods.map((line) => moveOf(line, places.customer, places.history)),
  };
}

function pricedOf(order: Pick<NewOrder, 'prices'>, lines: readonly PastLine[]): NewLine[] {
  const wanted = { order: order as NewOrder, lines: lines.map(wantedOf), discount: null, shipping: null };
  return soldLines(wanted).map((line) => ({ ...line, tax_category: null }));
}

function wantedOf({ line, product }: PastLine): WantedLine {
  const unit_price = line.unit_price ?? product.price;
  return {
    product: {
      ...product,
      name: line.name ?? product.name,
      kind: unit_price < 0 ? 'service' : product.kind,
    },
    quantity: line.quantity,
    unit_price,
    tax_rate: line.tax_rate ?? 0,
    discount: line.discount,
  };
}

function chargesOf({ prices }: NewOrder, amount: Minor, tax_rate: Rate): NewCharge[] {
  return amount === 0 ? [] : [{ kind: 'shipping', tax_rate, amount, ...taxed(amount, tax_rate, prices) }];
}

function moveOf(
  { line, unit_cost, ordered }: NewLine,
  from_location_id: number,
  to_location_id: number,
): PastMove {
  return { line, from_location_id, to_location_id, value: priceTimes(unit_cost ?? 0, ordered) };
}
