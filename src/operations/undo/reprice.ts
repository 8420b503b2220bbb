import { loadOrderById } from '../../store/load/orders.ts';
import { loadPaymentsOf } from '../../store/load/payments.ts';
import { changedSince, type Reversal } from './reversal.ts';

/** The catalogue's prices stand in again, and what had come in by the channel's word is written down once more. */
export const orderRepriced: Reversal<'order_repriced'> = async (work, { payload, operation }) => {
  const { order_id, before, prices, lines, charges } = payload;
  const { order } = await loadOrderById(work, order_id);
  if (order.credits + order.refunded + order.cancelled > 0)
    throw changedSince(`order #${order.number}`, `docket orders timeline ${order.number}`);
  const voided = (await loadPaymentsOf(work, order_id)).filter(({ voided_by }) => voided_by === operation);
  const again = voided.map(({ id: _, number: _number, operation_id: _by, voided_by: _void, ...payment }) => ({
    type: 'payment_added' as const,
    ...payment,
  }));
  return [{ type: 'order_repriced', order_id, ...before, before: { prices, lines, charges } }, ...again];
};
