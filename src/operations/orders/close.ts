import { closing } from '../../domain/orders/cancel.ts';
import { loadOrder } from '../../store/load/orders.ts';
import type { Work } from '../../store/work.ts';
import { reasonOf, recordCancellation } from './cancel.ts';

export interface CloseRequest {
  readonly order: number;
  readonly reason: string;
}

/**
 * Ends an order: what has not shipped is cancelled and nothing more will be. One of which nothing has shipped is
 * cancelled. Returns its number.
 */
export async function closeOrder(work: Work, request: CloseRequest): Promise<number> {
  const reason = reasonOf(request.reason);
  const loaded = await loadOrder(work, request.order);
  const cancellation = closing(loaded.order, loaded.lines);
  const lifecycle = cancellation.ends ? 'cancelled' : 'closed';
  await recordCancellation(work, loaded, { cancellation, reason, lifecycle });
  return loaded.order.number;
}
