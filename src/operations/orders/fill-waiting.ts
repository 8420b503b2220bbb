import type { DocketEvent } from '../../domain/events.ts';
import { Shelf } from '../../domain/stock/shelf.ts';
import { loadFree } from '../../store/load/levels.ts';
import { waitingLines, type WaitingLine } from '../../store/load/waiting.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { rearm } from '../stock/alerts.ts';

/**
 * Promises what is free of products to the open orders that wait for them, one order after the other: by promised day,
 * placed day, number. What has recovered is told of again when it is low the next time. Returns the numbers of the orders that were given something.
 */
export async function fillWaiting(work: Work, products: readonly number[]): Promise<number[]> {
  await rearm(work, products);
  const waiting = await waitingLines(work, products);
  if (waiting.length === 0) return [];
  const shelf = new Shelf(await loadFree(work, products));
  const orders = [...Map.groupBy(waiting, ({ order_id }) => order_id).values()];
  const given = orders.flatMap((lines) => givenTo(lines, shelf));
  await record(
    work,
    given.map(({ event }) => event),
  );
  return given.map(({ number }) => number);
}

interface Given {
  readonly number: number;
  readonly event: DocketEvent<'stock_allocated'>;
}

/** What is left for one order; its lines come together, so that one place serves them if it can. */
function givenTo(lines: readonly WaitingLine[], shelf: Shelf): Given[] {
  const [first] = lines;
  if (!first) return [];
  const { order_id, number, location_id } = first;
  const needs = lines.map(({ id, product_id, waiting }) => ({ line: id, product_id, quantity: waiting }));
  const promised = shelf
    .serve(needs, location_id)
    .map(({ line, ...units }) => ({ order_line_id: line, ...units }));
  if (promised.length === 0) return [];
  return [{ number, event: { type: 'stock_allocated', order_id, promised } }];
}
