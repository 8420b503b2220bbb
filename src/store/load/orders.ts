import { Refusal } from '../../base/refusal.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

export type Order = RowOf<'orders'>;
export type OrderLine = RowOf<'order_lines'>;

/** An order with what a decision about it needs, locked until the transaction ends. */
export interface LoadedOrder {
  readonly order: Order;
  /** In the order of their line numbers. */
  readonly lines: readonly OrderLine[];
}

/** Refuses (3) a number that no order has. */
export async function loadOrder(work: Reading, number: number): Promise<LoadedOrder> {
  return load(work, 'number', number, `There is no order #${number}.`);
}

export async function loadOrderById(work: Reading, id: number): Promise<LoadedOrder> {
  return load(work, 'id', id, `There is no order with the id ${id}.`);
}

async function load(
  work: Reading,
  column: 'id' | 'number',
  value: number,
  unknown: string,
): Promise<LoadedOrder> {
  const query = work.tx.selectFrom('orders').selectAll().where(column, '=', value);
  const order = await (work.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  if (!order) throw new Refusal('not_found', unknown, { hint: 'docket orders list' });
  if (order.undone_by !== null) {
    throw new Refusal('not_found', `Order #${order.number} was undone.`, {
      hint: `docket orders timeline ${order.number}`,
    });
  }
  const lines = await work.tx
    .selectFrom('order_lines')
    .selectAll()
    .where('order_id', '=', order.id)
    .orderBy('line')
    .execute();
  return { order, lines };
}

export type AllocationRow = RowOf<'allocations'>;

/** What is promised to lines, place by place. */
export async function loadAllocations(work: Reading, lines: readonly number[]): Promise<AllocationRow[]> {
  if (lines.length === 0) return [];
  return work.tx
    .selectFrom('allocations')
    .selectAll()
    .where('order_line_id', 'in', lines)
    .orderBy('order_line_id')
    .orderBy('location_id')
    .orderBy('lot')
    .execute();
}
