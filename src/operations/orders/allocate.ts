import { Refusal } from '../../base/refusal.ts';
import { allocate, stillNeeded } from '../../domain/stock/allocate.ts';
import { loadFree } from '../../store/load/levels.ts';
import { loadOrder, loadOrderById, type LoadedOrder } from '../../store/load/orders.ts';
import { waitingProducts } from '../../store/load/waiting.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { giveUpExpired } from './expired-promises.ts';
import { fillWaiting } from './fill-waiting.ts';

export interface AllocateRequest {
  /** In the order in which they are served; `all` serves whoever waits in turn. */
  readonly orders: readonly number[] | 'all';
}

/**
 * Promises what is free to orders that wait; what they were promised and has expired since they give up first. Refuses (4) what is not open. Returns the numbers of the orders that it
 * was about, apart by a space: the named ones, or those that were given something.
 */
export async function allocateOrders(work: Work, { orders }: AllocateRequest): Promise<string> {
  if (orders === 'all') {
    await giveUpExpired(work);
    const given = await fillWaiting(work, await waitingProducts(work));
    return given.join(' ');
  }
  const numbers = [...new Set(orders)];
  for (const number of numbers) await allocateOrder(work, await loadOrder(work, number));
  return numbers.join(' ');
}

async function allocateOrder(work: Work, { order, lines: before }: LoadedOrder): Promise<void> {
  if (order.lifecycle !== 'open') {
    throw new Refusal(
      'state',
      `Order #${order.number} is ${order.lifecycle}: only an open order is promised stock.`,
      {
        hint:
          order.lifecycle === 'draft'
            ? `docket orders place ${order.number}`
            : `docket orders show ${order.number}`,
      },
    );
  }
  const given = await giveUpExpired(work, order.id);
  const lines = given ? (await loadOrderById(work, order.id)).lines : before;
  const needs = stillNeeded(lines);
  const free = await loadFree(
    work,
    needs.map(({ product_id }) => product_id),
    order.location_id,
  );
  const promised = allocate(needs, free).map(({ line, ...rest }) => ({ order_line_id: line, ...rest }));
  if (promised.length > 0) {
    await record(work, [{ type: 'stock_allocated', order_id: order.id, promised }]);
  }
}
