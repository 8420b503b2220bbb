import { Refusal } from '../../base/refusal.ts';
import { namedOrders } from '../../domain/orders/named.ts';
import { loadProduct, type Product } from '../../store/load/products.ts';
import { kitsWith } from '../../store/load/recipes.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';

/** Takes a product out of what is sold; refuses (4) while open orders need it. What lies on the shelf stays on the books. */
export async function archiveProduct(work: Work, request: { readonly sku: string }): Promise<string> {
  const product = await loadProduct(work, request.sku);
  if (product.archived_at !== null) return product.sku;
  await refuseWhileOrdered(work, product);
  await refuseInKits(work, product);
  const changes = { archived_at: work.now };
  await record(work, [
    { type: 'edited', kept: 'product', id: product.id, changes, before: { archived_at: null } },
  ]);
  return product.sku;
}

/** Refuses (4) what kits that are sold are made of. */
async function refuseInKits(work: Work, { id, sku }: Product): Promise<void> {
  const kits = await kitsWith(work, id, { sold: true });
  if (kits.length === 0) return;
  throw new Refusal('in_use', `${sku} is part of ${kits.join(', ')}.`, {
    hint: `docket products recipe ${kits[0] ?? ''} …      makes it of something else; or docket products archive ${kits[0] ?? ''}`,
    details: { sku, kits },
  });
}

/** Refuses (4) while open orders need it. */
export async function refuseWhileOrdered(
  work: Work,
  { id, sku }: Pick<Product, 'id' | 'sku'>,
): Promise<void> {
  const open = await work.tx
    .selectFrom('order_lines as l')
    .innerJoin('orders as o', 'o.id', 'l.order_id')
    .select('o.number')
    .distinct()
    .where('l.product_id', '=', id)
    .where('l.stocked', '=', 1)
    .where((eb) => eb(eb('l.ordered', '-', eb.ref('l.cancelled')), '>', eb.ref('l.shipped')))
    .where('o.lifecycle', '=', 'open')
    .where('o.undone_by', 'is', null)
    .orderBy('o.number')
    .limit(6)
    .execute();
  if (open.length === 0) return;
  const orders = open.map(({ number }) => number);
  throw new Refusal('in_use', `${sku} is still needed by open orders: ${namedOrders(orders)}.`, {
    hint: `Ship them, or docket orders cancel ${open[0]?.number} --sku ${sku}=QTY`,
    details: { sku, orders },
  });
}
