import { expiredPromises } from '../../store/load/promises.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';

/**
 * Ends promises of goods that have expired since, of one order or of all, so that others can be promised; whether there
 * were any.
 */
export async function giveUpExpired(work: Work, order_id?: number): Promise<boolean> {
  const expired = await expiredPromises(work, order_id);
  await record(
    work,
    [...Map.groupBy(expired, (promise) => promise.order_id)].map(([id, held]) => ({
      type: 'stock_allocated',
      order_id: id,
      promised: held.map(({ order_id: _, ...promise }) => ({ ...promise, quantity: -promise.quantity })),
    })),
  );
  return expired.length > 0;
}
