import { chunks } from '../rows.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

export interface ChannelReport extends Pick<RowOf<'channel_reports'>, 'updated_at' | 'content_hash'> {
  /** No report so far has named prices. */
  readonly unpriced: boolean;
}

/** What channels last said of these orders, by the order's id. */
export async function reportsOf(
  work: Reading,
  orders: readonly number[],
): Promise<Map<number, ChannelReport>> {
  const last = new Map<number, ChannelReport>();
  for (const chunk of chunks(orders)) {
    const rows = await work.tx
      .selectFrom('channel_reports')
      .select(['order_id', 'updated_at', 'content_hash', 'unpriced'])
      .where('order_id', 'in', chunk)
      // What an import said that was taken back since was never said.
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('import_batches as b')
              .select('b.id')
              .whereRef('b.operation_id', '=', 'channel_reports.operation_id')
              .where('b.undone_by', 'is not', null),
          ),
        ),
      )
      .orderBy('id')
      .execute();
    for (const { order_id, unpriced, ...report } of rows)
      last.set(order_id, { ...report, unpriced: unpriced === 1 && last.get(order_id)?.unpriced !== false });
  }
  return last;
}
