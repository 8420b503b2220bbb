import { pricedLines, shortagesOf, type WantedLine } from '../../domain/orders/place.ts';
import { allocate } from '../../domain/stock/allocate.ts';
import { loadFree } from '../../store/load/levels.ts';
import { loadLocations } from '../../store/load/locations.ts';
import type { LoadedOrder } from '../../store/load/orders.ts';
import { lineIds } from '../../store/record/roll-up.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { shortOf } from './short.ts';

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
  const needs = lines
    .filter((line) => line.stocked === 1 && order.lifecycle === 'open')
    .map(({ line, product_id, ordered }) => ({ line, product_id, quantity: ordered }));
  const free = await loadFree(
    work,
    needs.map(({ product_id }) => product_id),
    order.location_id,
  );
  const shortages = backorder ? [] : shortagesOf(wanted, needs, free);
  if (shortages.length > 0) {
    const locations = await loadLocations(work);
    const at = order.location_id === null ? null : locations.byId(order.location_id).code;
    throw await shortOf(work, { shortages, at, command: `docket orders edit ${order.number} --line …` });
  }
  await record(work, [{ type: 'lines_added', order_id: order.id, lines }]);
  const ids = await lineIds(work, order.id);
  const promised = allocate(needs, free).map(({ line, ...rest }) => ({
    order_line_id: ids.get(line) ?? 0,
    ...rest,
  }));
  if (promised.length > 0) await record(work, [{ type: 'stock_allocated', order_id: order.id, promised }]);
}
