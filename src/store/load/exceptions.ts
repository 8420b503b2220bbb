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
