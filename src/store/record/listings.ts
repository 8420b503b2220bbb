import { takeIds } from '../numbers.ts';
import { insertRows } from '../rows.ts';
import type { Recorder } from './recorder.ts';

/** A code stands for one product of its channel: what it stood for before gives way. */
export const listingSet: Recorder<'listing_set'> = async (work, events) => {
  const next = await takeIds(work, events.length);
  for (const { channel_id, code, before } of events) {
    if (before === null) continue;
    await work.tx
      .deleteFrom('listings')
      .where('channel_id', '=', channel_id)
      .where('code', '=', code)
      .execute();
  }
  const rows = events.flatMap(({ channel_id, code, listed }) =>
    listed === null ? [] : [{ id: next(), channel_id, code, ...listed }],
  );
  await insertRows(work, 'listings', rows);
  return events.map(({ listed, before }) => ({
    entity: 'product',
    id: (listed ?? before)?.product_id ?? 0,
  }));
};
