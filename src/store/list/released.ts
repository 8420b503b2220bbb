import type { EventTypes } from '../../domain/events.ts';
import type { Work } from '../work.ts';

/** Units that an order was promised and is no more. */
export interface Released {
  readonly order: number;
  readonly quantity: number;
}

/** The orders that hold less after this write than before it, in the order of their numbers. */
export async function releasedBy(work: Work): Promise<Released[]> {
  const rows = await work.tx
    .selectFrom('events as e')
    .innerJoin('orders as o', 'o.id', 'e.entity_id')
    .select(['o.number', 'e.payload'])
    .where('e.operation_id', '=', work.operation)
    .where('e.type', '=', 'stock_allocated')
    .orderBy('o.number')
    .execute();
  const sums = new Map<number, number>();
  for (const { number, payload } of rows) {
    const { promised } = JSON.parse(payload) as EventTypes['stock_allocated'];
    const units = promised.reduce((sum, { quantity }) => sum - quantity, 0);
    sums.set(number, (sums.get(number) ?? 0) + units);
  }
  return [...sums].flatMap(([order, quantity]) => (quantity > 0 ? [{ order, quantity }] : []));
}
