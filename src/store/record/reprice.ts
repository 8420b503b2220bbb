import { takeIds } from '../numbers.ts';
import { insertRows } from '../rows.ts';
import type { Recorder } from './recorder.ts';
import { rollUp } from './roll-up.ts';

/** What an order comes to is another amount from now on; units and promises stay. */
export const orderRepriced: Recorder<'order_repriced'> = async (work, events) => {
  const next = await takeIds(
    work,
    events.reduce((sum, { charges }) => sum + charges.length, 0),
  );
  for (const { order_id, prices, lines } of events) {
    await work.tx.updateTable('orders').set({ prices }).where('id', '=', order_id).execute();
    await work.tx.deleteFrom('order_charges').where('order_id', '=', order_id).execute();
    for (const { id, ...amounts } of lines)
      await work.tx.updateTable('order_lines').set(amounts).where('id', '=', id).execute();
  }
  const charges = events.flatMap(({ order_id, charges: all }) =>
    all.map((charge) => ({ id: next(), order_id, ...charge, cancelled_by: null })),
  );
  await insertRows(work, 'order_charges', charges);
  await rollUp(
    work,
    events.map(({ order_id }) => order_id),
  );
  return events.map(({ order_id }) => ({ entity: 'order', id: order_id }));
};
