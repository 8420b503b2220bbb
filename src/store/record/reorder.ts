import { sql } from 'kysely';
import { chunks } from '../rows.ts';
import type { Recorder } from './recorder.ts';

/** One statement for many products: a shop sets thousands at once. */
export const reorderLevelsSet: Recorder<'reorder_levels_set'> = async (work, events) => {
  for (const { products } of events) {
    for (const chunk of chunks(products)) {
      const rows = chunk.map(({ product_id, after: { reorder_point, reorder_quantity, order_up_to } }) => {
        const values = [product_id, reorder_point, reorder_quantity, order_up_to];
        return sql`(${sql.join(values.map((value) => sql`cast(${value} as bigint)`))})`;
      });
      await sql`update products set reorder_point = v.column2, reorder_quantity = v.column3, order_up_to = v.column4
        from (values ${sql.join(rows)}) as v where products.id = v.column1`.execute(work.tx);
    }
  }
  return events.map(({ products }) => ({ entity: 'product', id: products[0]?.product_id ?? 0 }));
};
