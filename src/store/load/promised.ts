import { hasExpired } from '../../domain/stock/lots.ts';
import type { Work } from '../work.ts';
import { lotsOf } from './lots.ts';

/** How much of a product lies at sellable places, what of it is promised or expired, and to which orders (the first few). */
export async function promisedTo(
  work: Work,
  product_id: number,
): Promise<{ on_hand: number; promised: number; expired: number; orders: number[] }> {
  const levels = await work.tx
    .selectFrom('stock_levels as s')
    .innerJoin('locations as l', 'l.id', 's.location_id')
    .select(['s.product_id', 's.lot', 's.quantity', 's.allocated'])
    .where('s.product_id', '=', product_id)
    .where('l.sellable', '=', 1)
    .execute();
  const lotOf = await lotsOf(work, levels);
  const expired = levels.filter((level) => hasExpired(lotOf(level), work.today));
  const orders = await work.tx
    .selectFrom('order_lines as l')
    .innerJoin('orders as o', 'o.id', 'l.order_id')
    .select('o.number')
    .distinct()
    .where('l.product_id', '=', product_id)
    .where('l.allocated', '>', 0)
    .orderBy('o.number')
    .limit(5)
    .execute();
  return {
    on_hand: levels.reduce((sum, level) => sum + level.quantity, 0),
    promised: levels.reduce((sum, level) => sum + level.allocated, 0),
    expired: expired.reduce((sum, level) => sum + level.quantity - level.allocated, 0),
    orders: orders.map(({ number }) => number),
  };
}
