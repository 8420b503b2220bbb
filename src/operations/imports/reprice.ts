import type { DocketEvent, RepricedLine } from '../../domain/events.ts';
import { amountsOf, saysPrices, type LineOfProduct } from '../../domain/imports/amounts.ts';
import { sameLines } from '../../domain/imports/news.ts';
import type { OrderRecord } from '../../domain/imports/records.ts';
import { openCharges } from '../../store/load/charges.ts';
import type { LoadedOrder } from '../../store/load/orders.ts';
import { loadPaymentsOf } from '../../store/load/payments.ts';
import { productsById } from '../../store/load/products.ts';
import { loadTaxRates } from '../../store/load/tax.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';

/** An order that was placed with the catalogue's prices, and what its channel says of it now. */
interface Repricing {
  readonly order: OrderRecord;
  readonly skuOf: (spelling: string) => string;
}

/**
 * Takes over what an order comes to from the first report that says it; before, the catalogue's prices stood in. Only while
 * nobody has decided anything about those amounts: nothing is cancelled, credited, refunded or coming back. What the
 * channel's own word “paid” stood for goes with them. Yields whether there was anything to take over.
 */
export async function reprice(
  work: Work,
  loaded: LoadedOrder,
  { order: said, skuOf }: Repricing,
): Promise<boolean> {
  const { order, lines } = loaded;
  if (!saysPrices(said) || isDecided(loaded) || (await openCharges(work, order.id)).length > 0) return false;
  const priced = await linesOf(work, loaded, { said: sameLines(lines, said.lines, skuOf) });
  if (priced === null) return false;
  const rates = await loadTaxRates(work, work.shop.country, order.placed_on, work.shop.country);
  const shipping_rate = rates.of('standard');
  const header = { ...order, lifecycle: 'open' } as const;
  const given = amountsOf({ ...said, lines: priced.map(({ line }) => line) }, header, { lines: priced, shipping_rate });
  const after = { prices: given.order.prices, charges: given.charges, lines: given.lines.map((line, index) => amountsIn({ ...line, id: lines[index]?.id ?? 0 })) };
  const before = { prices: order.prices, charges: [], lines: lines.map(amountsIn) };
  if (JSON.stringify(after) === JSON.stringify(before)) return false;
  await record(work, [...(await unpaid(work, loaded)), { type: 'order_repriced', order_id: order.id, ...after, before }]);
  return true;
} // prettier-ignore

function isDecided({ order, lines }: LoadedOrder): boolean {
  const touched = lines.some(
    ({ cancelled, credited, return_requested, returned, parent_line }) =>
      cancelled + credited + return_requested + returned > 0 || parent_line !== null,
  );
  return touched || order.credits > 0 || order.refunded > 0 || order.lifecycle === 'cancelled';
}

/** Null where the channel has other lines than the books; one that it keeps without units will be cancelled as it is. */
async function linesOf(
  work: Work,
  { order, lines }: LoadedOrder,
  { said }: { readonly said: ReturnType<typeof sameLines> },
): Promise<LineOfProduct[] | null> {
  const products = await productsById(work, lines.map(({ product_id }) => product_id)); // prettier-ignore
  const rates = await loadTaxRates(work, work.shop.country, order.placed_on, work.shop.country);
  const priced = lines.flatMap((own): LineOfProduct[] => {
    const line = said.get(own.line);
    const product = products.get(own.product_id);
    if (!line || !product || (line.quantity !== own.ordered && line.quantity !== 0)) return [];
    const kept = { unit_price: own.unit_price, line_list: null, line_total: null, line_tax: null };
    const whole = line.quantity === 0 ? { ...line, ...kept, quantity: own.ordered } : line;
    return [{ line: whole, product, tax_rate: rates.of(product.tax) }];
  });
  return priced.length === lines.length ? priced : null;
}

function amountsIn({
  id, tax_rate, unit_price, list, discount, order_discount, list_net, net, tax, gross,
}: RepricedLine): RepricedLine {
  return { id, tax_rate, unit_price, list, discount, order_discount, list_net, net, tax, gross };
} // prettier-ignore

/** What came in by the channel's word alone was as much as the catalogue said; it is written down anew. */
async function unpaid(work: Work, { order }: LoadedOrder): Promise<DocketEvent<'payment_voided'>[]> {
  const standing = (await loadPaymentsOf(work, order.id)).filter(({ voided_by }) => voided_by === null);
  if (order.paid !== order.gross || standing.some(({ method }) => method !== 'imported')) return [];
  return standing.map(({ id, number }) => ({
    type: 'payment_voided',
    payment_id: id,
    order_id: order.id,
    number,
    reason: 'its channel names another total',
  }));
}
