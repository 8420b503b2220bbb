import { sql, type RawBuilder } from 'kysely';
import type { Reading } from '../work.ts';

/** What stands in the way of taking an import back, in words. */
type Dependent = { readonly what: string };

const NAMED = 5;

/** What has come to the orders of an operation beyond what it wrote of them itself; the first few. */
export async function dependentsOfOrders(reading: Reading, operation: number): Promise<string[]> {
  const orders = sql`(select id from orders where operation_id = ${operation} and undone_by is null)`;
  return found(reading, [
    sql<Dependent>`select 'return ' || r.number || ' is of order #' || o.number as what
      from returns r join orders o on o.id = r.order_id
      where r.order_id in ${orders} and r.undone_by is null and r.lifecycle not in ('declined', 'cancelled')
      order by r.number limit ${NAMED}`,
    sql<Dependent>`select p.kind || ' ' || p.number || ' is of order #' || o.number as what
      from payments p join orders o on o.id = p.order_id
      where p.order_id in ${orders} and p.operation_id <> ${operation} and p.voided_by is null
      order by p.number limit ${NAMED}`,
    sql<Dependent>`select 'order #' || o.number || ' has a credit' as what
      from credits c join orders o on o.id = c.order_id
      where c.order_id in ${orders} and c.operation_id <> ${operation} and c.voided_by is null
      order by o.number limit ${NAMED}`,
    sql<Dependent>`select distinct 'order #' || o.number || ' was changed since: ' || w.command as what
      from events e join orders o on o.id = e.entity_id join operations w on w.id = e.operation_id
      where e.entity = 'order' and e.entity_id in ${orders} and e.operation_id <> ${operation}
        and e.type not in ('stock_allocated', 'return_requested', 'return_decided', 'payment_added', 'payment_voided',
          'credit_written', 'credit_voided') and ${standing}
      order by what limit ${NAMED}`,
  ]);
}

/** What has come to the purchase orders of an operation beyond what it wrote of them itself; the first few. */
export async function dependentsOfPurchases(reading: Reading, operation: number): Promise<string[]> {
  return found(reading, [
    sql<Dependent>`select 'goods of purchase order ' || o.number || ' went back with supplier return ' || r.number as what
      from purchases o join supplier_returns r on r.purchase_id = o.id
      where o.operation_id = ${operation} and o.undone_by is null and r.undone_by is null order by r.number limit ${NAMED}`,
    sql<Dependent>`select distinct 'purchase order ' || o.number || ' was changed since: ' || w.command as what
      from purchases o join events e on e.entity = 'purchase' and e.entity_id = o.id
      join operations w on w.id = e.operation_id
      where o.operation_id = ${operation} and o.undone_by is null and e.operation_id <> ${operation} and ${standing}
      order by what limit ${NAMED}`,
  ]);
}

/** A write that was not taken back, and does not take one back. */
const standing = sql`not exists (select 1 from operations u where u.undoes = w.id) and w.undoes is null
  and not exists (select 1 from import_batches b where b.undone_by is not null and w.id in (b.operation_id, b.undone_by))`;

/** What still stands and is about a product or somebody whom an operation made; the first few. */
export async function dependentsOfMade(reading: Reading, operation: number): Promise<string[]> {
  return found(reading, [...aboutProducts(operation), ...aboutPeople(operation)]);
}

function aboutProducts(operation: number): RawBuilder<Dependent>[] {
  const made = sql`p.operation_id = ${operation} and p.undone_by is null`;
  return [
    sql<Dependent>`select 'order #' || o.number || ' has ' || p.sku || ' on it' as what
      from products p join order_lines l on l.product_id = p.id join orders o on o.id = l.order_id
      where ${made} and o.undone_by is null order by o.number, l.line limit ${NAMED}`,
    sql<Dependent>`select 'return ' || r.number || ' has ' || p.sku || ' on it' as what
      from products p join return_lines l on l.product_id = p.id join returns r on r.id = l.return_id
      where ${made} and r.undone_by is null order by r.number, l.line limit ${NAMED}`,
    sql<Dependent>`select 'goods of ' || p.sku || ' were received or moved' as what
      from products p join stock_moves m on m.product_id = p.id
      where ${made} and m.reverses is null and not exists (select 1 from stock_moves b where b.reverses = m.id)
      order by p.sku, m.id limit ${NAMED}`,
    sql<Dependent>`select c.code || ' calls ' || p.sku || ' ' || g.code as what
      from products p join listings g on g.product_id = p.id join channels c on c.id = g.channel_id
      where ${made} order by g.id limit ${NAMED}`,
    sql<Dependent>`select p.sku || ' is part of ' || k.sku as what
      from products p join recipes r on r.product_id = p.id join products k on k.id = r.kit_id
      where ${made} and k.undone_by is null and k.operation_id <> ${operation} order by what limit ${NAMED}`,
    sql<Dependent>`select p.sku || ' is counted in count ' || c.number as what
      from products p join count_lines n on n.product_id = p.id join counts c on c.id = n.count_id
      where ${made} and n.voided_by is null and c.undone_by is null order by p.sku, n.id limit ${NAMED}`,
    sql<Dependent>`select 'purchase order ' || o.number || ' has ' || p.sku || ' on it' as what
      from products p join purchase_lines l on l.product_id = p.id join purchases o on o.id = l.purchase_id
      where ${made} and o.undone_by is null and o.operation_id <> ${operation} order by o.number, l.line limit ${NAMED}`,
  ];
}

function aboutPeople(operation: number): RawBuilder<Dependent>[] {
  const made = sql`p.operation_id = ${operation} and p.undone_by is null`;
  return [
    sql<Dependent>`select 'order #' || o.number || ' is of ' || coalesce(p.code, p.name) as what
      from parties p join orders o on o.customer_id = p.id
      where ${made} and o.undone_by is null order by o.number limit ${NAMED}`,
    sql<Dependent>`select 'return ' || r.number || ' is of ' || coalesce(p.code, p.name) as what
      from parties p join returns r on r.customer_id = p.id
      where ${made} and r.undone_by is null order by r.number limit ${NAMED}`,
    sql<Dependent>`select s.sku || ' is bought from ' || coalesce(p.code, p.name) as what
      from parties p join products s on s.supplier_id = p.id
      where ${made} and s.undone_by is null and s.operation_id <> ${operation} order by s.sku limit ${NAMED}`,
    sql<Dependent>`select 'purchase order ' || o.number || ' is from ' || coalesce(p.code, p.name) as what
      from parties p join purchases o on o.supplier_id = p.id
      where ${made} and o.undone_by is null and o.operation_id <> ${operation} order by o.number limit ${NAMED}`,
    sql<Dependent>`select 'goods went back to ' || coalesce(p.code, p.name) || ' with supplier return ' || r.number as what
      from parties p join supplier_returns r on r.supplier_id = p.id
      where ${made} and r.undone_by is null order by r.number limit ${NAMED}`,
  ];
}

async function found({ tx }: Reading, queries: readonly RawBuilder<Dependent>[]): Promise<string[]> {
  const dependents = new Set<string>();
  for (const query of queries) {
    for (const { what } of (await query.execute(tx)).rows) dependents.add(what);
  }
  return [...dependents];
}
