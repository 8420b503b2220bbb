import { formatQuantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import { namedOrders } from '../../domain/orders/named.ts';
import type { Location } from '../../store/load/locations.ts';
import { showLocation } from '../../store/list/places.ts';
import type { Work } from '../../store/work.ts';

/** A place where goods lie, archived ones too, locked until the transaction ends; refuses (3) an unknown one. */
export async function locationToChange(work: Work, code: string): Promise<Location> {
  const { location } = await showLocation(work, code);
  const query = work.tx.selectFrom('locations').selectAll().where('id', '=', location.id);
  return (work.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirstOrThrow();
}

/** Refuses (4) while goods that lie here are promised to orders. */
export async function refusePromised(work: Work, { id, code }: Location): Promise<void> {
  const promised = await work.tx
    .selectFrom('allocations as a')
    .innerJoin('order_lines as l', 'l.id', 'a.order_line_id')
    .innerJoin('orders as o', 'o.id', 'l.order_id')
    .select('o.number')
    .distinct()
    .where('a.location_id', '=', id)
    .orderBy('o.number')
    .limit(6)
    .execute();
  if (promised.length === 0) return;
  const orders = promised.map(({ number }) => number);
  throw new Refusal('stock.promised', `Goods at ${code} are promised to ${namedOrders(orders)}.`, {
    hint: `docket shipments ship ${promised[0]?.number}`,
    details: { location: code, orders },
  });
}

/** Refuses (4) while goods lie here. */
export async function refuseStocked(work: Work, { id, code }: Location): Promise<void> {
  const lying = await work.tx
    .selectFrom('stock_levels as s')
    .innerJoin('products as p', 'p.id', 's.product_id')
    .select(['p.sku', 's.quantity'])
    .where('s.location_id', '=', id)
    .where('s.quantity', '<>', 0)
    .orderBy('p.sku')
    .limit(4)
    .execute();
  if (lying.length === 0) return;
  const named = lying.slice(0, 3).map(({ sku, quantity }) => `${formatQuantity(quantity)} of ${sku}`);
  throw new Refusal(
    'in_use',
    `Goods still lie at ${code}: ${named.join(', ')}${lying.length > 3 ? ' and more' : ''}.`,
    { hint: `docket stock list --location ${code}`, details: { location: code } },
  );
}

/** Refuses (4) while orders that take their goods from here alone are open. */
export async function refuseNamedByOrders(work: Work, { id, code }: Location): Promise<void> {
  const open = await work.tx
    .selectFrom('orders')
    .select('number')
    .where('location_id', '=', id)
    .where('lifecycle', 'in', ['draft', 'open'])
    .where((eb) => eb(eb('ordered', '-', eb.ref('cancelled')), '>', eb.ref('shipped')))
    .where('undone_by', 'is', null)
    .orderBy('number')
    .limit(6)
    .execute();
  if (open.length === 0) return;
  const orders = open.map(({ number }) => number);
  throw new Refusal('in_use', `Orders take their goods from ${code}: ${namedOrders(orders)}.`, {
    hint: `docket orders show ${open[0]?.number}`,
    details: { location: code, orders },
  });
}
