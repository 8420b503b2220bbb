import { sql } from 'kysely';
import { chunks } from '../rows.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

/** What was found not to be so of an order, unless the import that found it was taken back. */
export async function exceptionsOf({ tx }: Reading, order: number): Promise<RowOf<'exceptions'>[]> {
  return tx
    .selectFrom('exceptions as e')
    .selectAll('e')
    .where('e.order_id', '=', order)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('import_batches as b')
            .select('b.id')
            .whereRef('b.operation_id', '=', 'e.operation_id')
            .where('b.undone_by', 'is not', null),
        ),
      ),
    )
    .orderBy('e.id')
    .execute();
}

/** Which of these orders have left with units that were not there, and still wait for them. */
export async function pendingExceptions({ tx }: Reading, orders: readonly number[]): Promise<Set<number>> {
  const pending = new Set<number>();
  for (const chunk of chunks(orders)) {
    const rows = await tx
      .selectFrom('exceptions as e')
      .innerJoin('order_lines as l', 'l.id', 'e.order_line_id')
      .select('e.order_id')
      .distinct()
      .where('e.order_id', 'in', chunk)
      .where(sql<boolean>`l.ordered - l.cancelled - l.shipped > 0`)
      .execute();
    for (const { order_id } of rows) pending.add(order_id);
  }
  return pending;
}
