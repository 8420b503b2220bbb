import type { OrderRecord } from '../../domain/imports/records.ts';
import { ordersBy, returnsBy, type KnownOrder } from '../../store/load/known.ts';
import { chunks } from '../../store/rows.ts';
import type { Work } from '../../store/work.ts';

/** Finds what a file speaks of that was imported or placed before: by channel and reference, else by docket's own number. */
export async function loadKnownOrders(
  work: Work,
  records: readonly OrderRecord[],
): Promise<(record: OrderRecord, channel_id: number) => KnownOrder | undefined> {
  const refs = records.map(({ ref }) => ref);
  const numbers = records.flatMap(({ number }) => (number === null ? [] : [number]));
  const byRef = new Map<string, KnownOrder>();
  const byNumber = new Map<number, KnownOrder>();
  for (const chunk of chunks(refs)) {
    for (const row of await returnsBy(work, chunk)) byRef.set(`${row.channel_id}\n${row.external_ref}`, row);
    for (const row of await ordersBy(work, 'external_ref', chunk))
      byRef.set(`${row.channel_id}\n${row.external_ref}`, row);
  }
  for (const chunk of chunks(numbers)) {
    for (const row of await ordersBy(work, 'number', chunk)) byNumber.set(row.number, row);
  }
  return ({ ref, external_ref, number }, channel_id) =>
    byRef.get(`${channel_id}\n${ref}`) ??
    (number === null || external_ref !== null ? undefined : byNumber.get(number));
}
