import type { Code } from '../../base/codes.ts';
import type { Day } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
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

/**
 * The same for an order that is only just being placed: when it is refused nothing of the order stays, so its number is
 * not named and the next command is another `orders place`.
 */
export async function settleNew(work: Work, order: Placed, settling: Settling): Promise<void> {
  try {
    await settleNow(work, order.id, settling);
  } catch (error) {
    throw error instanceof Refusal ? notPlaced(error, order.number) : error;
  }
}

interface Placed {
  readonly id: number;
  readonly number: number;
}

const nextTime: { readonly [C in Code]?: string } = {
  'payment.too_much': '--pay METHOD      takes what is due',
  'stock.short': 'Leave out --collect, and ship it when everything is there.',
  state: '--pay METHOD      takes what is due',
};

function notPlaced({ code, message, details }: Refusal, number: number): Refusal {
  const nameless = message.replaceAll(`Order #${number}`, 'it').replaceAll(`order #${number}`, 'it');
  const hint = nextTime[code];
  return new Refusal(code, `The order was not placed: ${nameless}`, { ...(hint && { hint }), details });
}

function isNamed({ amount }: { readonly amount: string | null }): boolean {
  return amount !== null;
}

async function handOver(work: Work, order_id: number, on: Day): Promise<void> {
  const { order, lines } = await loadOrderById(work, order_id);
  if (lines.every((line) => line.stocked === 0)) return;
  await shipOrder(work, { order: order.number, kind: 'collection', on });
}
