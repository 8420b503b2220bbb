import { Refusal, refuseAll } from '../../base/refusal.ts';
import { stillNeeded } from '../../domain/stock/allocate.ts';
import { loadOrder, type Order, type OrderLine } from '../../store/load/orders.ts';
import type { Product } from '../../store/load/products.ts';
import { chunks } from '../../store/rows.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { settleNow } from './counter.ts';
import { refuseDuplicates } from './duplicates.ts';
import { promise } from './promise.ts';

export interface PlaceDraftRequest {
  readonly order: number;
  readonly pay?: readonly string[] | undefined;
  readonly collect?: boolean | undefined;
  readonly backorder?: boolean | undefined;
  readonly force?: boolean | undefined;
}

/**
 * A draft becomes an order: placed now, at the prices it was written down with, and promised what is free. Refuses (4)
 * what is no draft, a shortage, a likely duplicate, and products that are no longer sold. Returns its number.
 */
export async function placeDraft(work: Work, request: PlaceDraftRequest): Promise<number> {
  const { order, lines } = await loadOrder(work, request.order);
  refuseUnplaceable(work, order);
  const products = await productsOf(work, lines);
  refuseArchived(products);
  const placed = { placed_at: work.now, placed_on: work.today };
  if (order.external_ref === null)
    await refuseDuplicates(work, { ...order, ...placed }, { force: request.force ?? false });
  const backorder = request.backorder === true || order.backorder === 1;
  const taken = await promise(work, {
    needs: stillNeeded(lines),
    location_id: order.location_id,
    backorder,
    products: products.values(),
    command: `docket orders place ${order.number}`,
  });
  const promised = taken.map(({ line, ...units }) => ({ order_line_id: line, ...units }));
  if (backorder && order.backorder === 0) {
    const [changes, before] = [{ backorder: 1 }, { backorder: 0 }];
    await record(work, [{ type: 'order_edited', order_id: order.id, changes, before }]);
  }
  await record(work, [{ type: 'draft_placed', order_id: order.id, ...placed }]);
  if (promised.length > 0) await record(work, [{ type: 'stock_allocated', order_id: order.id, promised }]);
  await settleNow(work, order.id, { ...request, on: work.today });
  return order.number;
}

function refuseUnplaceable(work: Work, { number, lifecycle, promised_on }: Order): void {
  if (lifecycle !== 'draft') {
    throw new Refusal('state', `Order #${number} is ${lifecycle}: only a draft can be placed.`, {
      hint: `docket orders show ${number}`,
    });
  }
  if (promised_on !== null && promised_on < work.today) {
    throw new Refusal('state', `Order #${number} was promised for ${promised_on}, which has passed.`, {
      hint: `docket orders edit ${number} --promised DAY`,
    });
  }
}

async function productsOf(work: Work, lines: readonly OrderLine[]): Promise<Map<number, Product>> {
  const products = new Map<number, Product>();
  for (const chunk of chunks(lines.map(({ product_id }) => product_id))) {
    const rows = await work.tx.selectFrom('products').selectAll().where('id', 'in', chunk).execute();
    for (const row of rows) products.set(row.id, row);
  }
  return products;
}

function refuseArchived(products: ReadonlyMap<number, Product>): void {
  const archived = [...products.values()].filter((product) => product.archived_at !== null);
  refuseAll(
    archived.map(
      ({ sku }) =>
        new Refusal('state', `${sku} is archived and no longer sold.`, {
          hint: `docket products edit ${sku} --restore`,
        }),
    ),
  );
}
