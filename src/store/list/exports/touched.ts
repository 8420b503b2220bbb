import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Instant } from '../../../base/days.ts';

/** Whether something happened to a thing since a moment: the log is the index of what happened. */
export function touchedSince(
  entity: 'product' | 'party' | 'order',
  id: RawBuilder<number>,
  since: Instant | undefined,
): RawBuilder<SqlBool> {
  if (since === undefined) return sql<SqlBool>`1 = 1`;
  return sql<SqlBool>`${id} in (select e.entity_id from events e join operations x on x.id = e.operation_id
    where x.at >= ${since} and e.entity = ${entity})`;
}

/**
 * Whether what may be sold of a product can have changed since a moment: goods moved, the product was edited, or
 * something happened to an order of it, which promises goods or lets them go.
 */
export function stockTouchedSince(
  product: RawBuilder<number>,
  since: Instant | undefined,
): RawBuilder<SqlBool> {
  if (since === undefined) return sql<SqlBool>`1 = 1`;
  return sql<SqlBool>`(${touchedSince('product', product, since)}
    or ${product} in (select m.product_id from stock_moves m join operations x on x.id = m.operation_id where x.at >= ${since})
    or ${product} in (select l.product_id from order_lines l where ${touchedSince('order', sql`l.order_id`, since)}))`;
}
