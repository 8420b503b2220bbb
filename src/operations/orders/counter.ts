import type { Day } from '../../base/days.ts';
import { parseWrittenPayment } from '../../domain/orders/written.ts';
import { loadOrderById } from '../../store/load/orders.ts';
import type { Work } from '../../store/work.ts';
import { payOrder } from '../payments/add.ts';
import { shipOrder } from '../shipments/ship.ts';

export interface Settling {
  /** `card` pays what is due, `card=12.50` that much. */
  readonly pay?: readonly string[] | undefined;
  /** Hands everything over the counter. */
  readonly collect?: boolean | undefined;
  readonly on: Day;
}

/** Takes the money with an order and hands it over, on the day of the order; amounts are taken before what is left. */
export async function settleNow(work: Work, order_id: number, { pay, collect, on }: Settling): Promise<void> {
  const payments = (pay ?? []).map(parseWrittenPayment);
  for (const payment of [...payments.filter(isNamed), ...payments.filter((one) => !isNamed(one))]) {
    const { order } = await loadOrderById(work, order_id);
    // What costs nothing, or was paid by the amounts, is settled already.
    if (isNamed(payment) || order.due > 0) await payOrder(work, { order: order.number, ...payment, on });
  }
  if (collect) await handOver(work, order_id, on);
}

function isNamed({ amount }: { readonly amount: string | null }): boolean {
  return amount !== null;
}

async function handOver(work: Work, order_id: number, on: Day): Promise<void> {
  const { order, lines } = await loadOrderById(work, order_id);
  if (lines.every((line) => line.stocked === 0)) return;
  await shipOrder(work, { order: order.number, kind: 'collection', on });
}
