import type { Quantity } from '../../base/quantity.ts';
import { refuseAll } from '../../base/refusal.ts';
import { namedOrders } from '../../domain/orders/named.ts';
import { after, refuseBelowZeroLater } from '../../domain/stock/history.ts';
import type { Sending } from '../../domain/stock/transfer.ts';
import { lotKey } from '../../store/load/lots.ts';
import type { Location } from '../../store/load/locations.ts';
import type { Product } from '../../store/load/products.ts';
import { ordersPromisedAt } from '../../store/load/promises.ts';
import { shiftsSince } from '../../store/load/since.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import type { Happened } from '../days.ts';
import { lyingAt } from './lying.ts';

/** Units that are to leave a place, a product and lot once. */
export interface LeavingGoods {
  readonly lot: string;
  readonly product: Pick<Product, 'id' | 'sku'>;
  readonly quantity: Quantity;
}

/** What lies there of goods that are to leave, and whom it is promised to; levels are locked. */
export async function leaving(
  work: Work,
  goods: readonly LeavingGoods[],
  from: Location,
): Promise<Sending[]> {
  const lying = await lyingAt(
    work,
    goods.map(({ product }) => product),
    from,
  );
  const wanted: Sending[] = [];
  for (const { product, lot, quantity } of goods) {
    const level = lying(product, lot);
    const shelf = { product_id: product.id, location_id: from.id, lot };
    const orders = level.allocated > 0 ? await ordersPromisedAt(work, shelf) : [];
    wanted.push({ product_id: product.id, lot, quantity, level, orders, named: namedOrders(orders) });
  }
  return wanted;
}

interface Left {
  readonly goods: readonly LeavingGoods[];
  readonly from: Location;
  readonly happened: Happened;
}

/** Refuses (4) what left on a day in the past and was needed since, of all goods at once. */
export async function refuseNeededLater(work: Work, { goods, from, happened }: Left): Promise<void> {
  const products = goods.map(({ product }) => product);
  const { at } = happened;
  const lying = await lyingAt(work, products, from);
  const ids = products.map(({ id }) => id);
  const shifts = await shiftsSince(work, { products: ids, location_id: from.id, at });
  const problems = new Problems();
  for (const { product, lot, quantity } of goods) {
    const since = after(
      { at, operation: work.operation },
      shifts.get(lotKey({ product_id: product.id, lot })) ?? [],
    );
    const hint = `docket stock moves ${product.sku} --location ${from.code}`;
    const change = { by: -quantity, at, since };
    problems.attempt(() => refuseBelowZeroLater(lying(product, lot), change, hint), undefined);
  }
  refuseAll(problems.found);
}
