import { weekOf } from '../../src/base/days.ts';
import type { TestShop } from '../support/shop.ts';

/** One fact as the sales report should count it, with everything that it may be grouped by. */
export interface Counted {
  readonly day: string;
  readonly sku: string | null;
  readonly category: string | null;
  readonly kind: string | null;
  readonly channel: string;
  readonly customer: string | null;
  readonly country: string | null;
  readonly gross_sales: number;
  readonly discounts: number;
  readonly returned_goods: number;
  readonly tax: number;
  readonly shipping: number;
  readonly units: number;
}

const nothing = { gross_sales: 0, discounts: 0, returned_goods: 0, tax: 0, shipping: 0, units: 0 };

/** Every fact of the books read plainly, row by row, in the words of the definitions. */
export async function countedOneByOne(shop: TestShop): Promise<Counted[]> {
  return shop.read(async ({ tx }) => {
    const orders = await tx.selectFrom('orders').selectAll().execute();
    const returns = await tx.selectFrom('returns').selectAll().execute();
    const products = await tx.selectFrom('products').selectAll().execute();
    const channels = await tx.selectFrom('channels').selectAll().execute();
    const parties = await tx.selectFrom('parties').selectAll().execute();
    const product = (id: number | null) => {
      const found = products.find((one) => one.id === id);
      return { sku: found?.sku ?? null, category: found?.category ?? null, kind: found?.kind ?? null };
    };
    const from = (one: { channel_id: number; customer_id: number | null; country: string | null }) => ({
      channel: channels.find(({ id }) => id === one.channel_id)?.code ?? '',
      customer: parties.find(({ id }) => id === one.customer_id)?.code ?? null,
      country: one.country,
    });
    const standing = orders.filter((one) => one.lifecycle !== 'draft' && one.undone_by === null);
    const counted: Counted[] = [];
    for (const order of standing) {
      const own = { day: order.placed_on, ...from(order) };
      for (const line of await tx
        .selectFrom('order_lines')
        .selectAll()
        .where('order_id', '=', order.id)
        .execute()) {
        const gross_sales = line.list_net - line.cancelled_list_net;
        const discounts = gross_sales - (line.net - line.cancelled_net);
        const [tax, units] = [line.tax - line.cancelled_tax, line.ordered - line.cancelled];
        counted.push({ ...nothing, ...own, ...product(line.product_id), gross_sales, discounts, tax, units });
      }
      for (const charge of await tx
        .selectFrom('order_charges')
        .selectAll()
        .where('order_id', '=', order.id)
        .execute()) {
        if (charge.cancelled_by !== null) continue;
        const shipping = charge.kind === 'shipping' ? charge.net : 0;
        counted.push({ ...nothing, ...own, ...product(null), tax: charge.tax, shipping });
      }
    }
    for (const credit of await tx.selectFrom('credits').selectAll().execute()) {
      const source =
        orders.find(({ id }) => id === credit.order_id) ?? returns.find(({ id }) => id === credit.return_id);
      if (credit.voided_by !== null || !source) continue;
      const own = { day: credit.credited_on, ...from(source) };
      const lines = await tx
        .selectFrom('credit_lines')
        .selectAll()
        .where('credit_id', '=', credit.id)
        .execute();
      for (const { product_id, net, tax, quantity } of lines) {
        counted.push({
          ...nothing,
          ...own,
          ...product(product_id),
          returned_goods: net,
          tax: -tax,
          units: -quantity,
        });
      }
      if (lines.length === 0)
        counted.push({ ...nothing, ...own, ...product(null), returned_goods: credit.net, tax: -credit.tax });
    }
    return counted;
  });
}

export const labelOf: Readonly<Record<string, (fact: Counted) => string | null>> = {
  day: ({ day }) => day,
  week: ({ day }) => weekOf(day),
  month: ({ day }) => day.slice(0, 7),
  product: ({ sku }) => sku,
  category: ({ category }) => category,
  channel: ({ channel }) => channel,
  customer: ({ customer }) => customer,
  country: ({ country }) => country,
};
