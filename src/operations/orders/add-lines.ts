import { needsOf, pricedLines, stockedGoods, type WantedLine } from '../../domain/orders/place.ts';
import type { LoadedOrder } from '../../store/load/orders.ts';
import { lineIds } from '../../store/record/roll-up.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { promise } from './promise.ts';

interface Added {
  readonly lines: readonly WantedLine[];
  /** Whether what is not there may wait. */
  readonly backorder: boolean;
}

/** Adds priced lines to an order and, unless it is a draft, promises them what is free. Refuses (4) a shortage. */
export async function addLines(
  work: Work,
  { order, lines: known }: LoadedOrder,
  { lines: wanted, backorder }: Added,
): Promise<void> {
  const firstLine = Math.max(0, ...known.map(({ line }) => line)) + 1;
  const lines = pricedLines({ order, lines: wanted, discount: null, firstLine });
  const taken = await promise(work, {
    needs: needsOf(order, lines),
    location_id: order.location_id,
    backorder,
    products: stockedGoods(wanted),
    command: `docket orders edit ${order.number} --line …`,
  });
  await record(work, [{ type: 'lines_added', order_id: order.id, lines }]);
  const ids = await lineIds(work, order.id);
  const promised = taken.flatMap(({ line, ...units }) => {
    const order_line_id = ids.get(line);
    return order_line_id === undefined ? [] : [{ order_line_id, ...units }];
  });
  if (promised.length > 0) await record(work, [{ type: 'stock_allocated', order_id: order.id, promised }]);
}
