import { parseWrittenPayment } from '../../domain/orders/written.ts';
import { loadOrderById } from '../../store/load/orders.ts';
import type { Work } from '../../store/work.ts';
import { payOrder } from '../payments/add.ts';
import { shipOrder } from '../shipments/ship.ts';

/** Takes a payment with the order: `card` pays what is due, `card=12.50` that much. */
export async function payNow(work: Work, order_id: number, written: string): Promise<void> {
  const { order } = await loadOrderById(work, order_id);
  await payOrder(work, { order: order.number, ...parseWrittenPayment(written) });
}

/** Hands everything over the counter. */
export async function collectNow(work: Work, order_id: number): Promise<void> {
  const { order, lines } = await loadOrderById(work, order_id);
  if (lines.every((line) => line.stocked === 0)) return;
  await shipOrder(work, { order: order.number, kind: 'collection' });
}
