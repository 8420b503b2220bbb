import type { CancelledUnits, EventTypes } from '../../domain/events.ts';
import { takeIds, takeOrKeep } from '../numbers.ts';
import { insertRows } from '../rows.ts';
import type { Work } from '../work.ts';
import { shiftLines, type LineShift } from './counters.ts';
import { insertOrderLines } from './order-lines.ts';
import type { Recorder } from './recorder.ts';
import { rollUp, rollUpOf } from './roll-up.ts';
import { recordNewPromises, recordPromises } from './stock.ts';

const aboutOrder = ({ order_id }: { readonly order_id: number }) => ({ entity: 'order', id: order_id });

export const orderPlaced: Recorder<'order_placed'> = async (work, events) => {
  const numbers = await takeOrKeep(
    work,
    'order',
    events.map(({ number }) => number),
  );
  const lineCount = events.reduce((sum, event) => sum + event.lines.length + event.charges.length, 0);
  const next = await takeIds(work, events.length + lineCount);
  const placed = events.map((event, index) => ({ event, id: next(), number: numbers[index] ?? 0 }));
  const lines = placed.map(({ event, id }) => event.lines.map((line) => lineRow(event, line, id, next())));
  await insertRows(
    work,
    'orders',
    placed.map(({ event, id, number }, index) => ({
      ...orderRow(work, event.order, id, number),
      ...rollUpOf(lines[index] ?? [], event.charges),
    })),
  );
  await insertOrderLines(work, lines.flat());
  await insertRows(
    work,
    'order_charges',
    placed.flatMap(({ event, id }) =>
      event.charges.map((charge) => ({ id: next(), order_id: id, ...charge, cancelled_by: null })),
    ),
  );
  await promiseNewLines(work, placed, lines.flat());
  return placed.map(({ id }) => ({ entity: 'order', id }));
};

type Placed = EventTypes['order_placed'];

function orderRow(work: Work, order: Placed['order'], id: number, number: number) {
  return {
    id,
    number,
    ...order,
    hold_reason: null,
    hold_until: null,
    operation_id: work.operation,
    undone_by: null,
  };
}

function lineRow(event: Placed, line: Placed['lines'][number], order_id: number, id: number) {
  const allocated = event.allocations
    .filter((allocation) => allocation.line === line.line)
    .reduce((sum, allocation) => sum + allocation.quantity, 0);
  return { id, order_id, ...line, allocated };
}

type NewLineRow = ReturnType<typeof lineRow>;

async function promiseNewLines(
  work: Work,
  placed: readonly { readonly event: Placed; readonly id: number }[],
  lines: readonly NewLineRow[],
): Promise<void> {
  const rows = new Map(lines.map((line) => [`${line.order_id} ${line.line}`, line]));
  const promised = placed.flatMap(({ event, id }) =>
    event.allocations.flatMap(({ line, location_id, lot, quantity }) => {
      const row = rows.get(`${id} ${line}`);
      return row ? [{ order_line_id: row.id, product_id: row.product_id, location_id, lot, quantity }] : [];
    }),
  );
  await recordNewPromises(work, promised);
}

export const draftPlaced: Recorder<'draft_placed'> = async (work, events) => {
  for (const { order_id, placed_at, placed_on } of events) {
    await work.tx
      .updateTable('orders')
      .set({ lifecycle: 'open', placed_at, placed_on })
      .where('id', '=', order_id)
      .execute();
  }
  return events.map(aboutOrder);
};

export const linesAdded: Recorder<'lines_added'> = async (work, events) => {
  const next = await takeIds(
    work,
    events.reduce((sum, event) => sum + event.lines.length, 0),
  );
  const rows = events.flatMap(({ order_id, lines }) =>
    lines.map((line) => ({ id: next(), order_id, ...line, allocated: 0 })),
  );
  await insertOrderLines(work, rows);
  await rollUp(
    work,
    events.map(({ order_id }) => order_id),
  );
  return events.map(aboutOrder);
};

export const orderEdited: Recorder<'order_edited'> = async (work, events) => {
  for (const { order_id, changes } of events) {
    await work.tx.updateTable('orders').set(changes).where('id', '=', order_id).execute();
  }
  return events.map(aboutOrder);
};

export const stockAllocated: Recorder<'stock_allocated'> = async (work, events) => {
  const promised = events.flatMap((event) => event.promised);
  await recordPromises(work, promised);
  await shiftLines(
    work,
    promised.map(({ order_line_id, quantity }) => ({ id: order_line_id, allocated: quantity })),
  );
  await rollUp(
    work,
    events.map(({ order_id }) => order_id),
  );
  return events.map(aboutOrder);
};

export const unitsCancelled: Recorder<'units_cancelled'> = async (work, events) => {
  const next = await takeIds(
    work,
    events.reduce((sum, event) => sum + event.units.length, 0),
  );
  await insertRows(
    work,
    'cancellations',
    events.flatMap((event) => cancellationRows(work, event, next)),
  );
  const promised = events.flatMap((event) => event.promised);
  await recordPromises(work, promised);
  await shiftLines(work, [
    ...promised.map(({ order_line_id, quantity }) => ({ id: order_line_id, allocated: quantity })),
    ...events.flatMap(({ units }) => units.flatMap(cancelledShifts)),
  ]);
  const charges = events.flatMap((event) => event.charge_ids);
  if (charges.length > 0) {
    await work.tx
      .updateTable('order_charges')
      .set({ cancelled_by: work.operation })
      .where('id', 'in', charges)
      .execute();
  }
  await rollUp(
    work,
    events.map(({ order_id }) => order_id),
  );
  return events.map(aboutOrder);
};

function cancellationRows(work: Work, event: EventTypes['units_cancelled'], next: () => number) {
  const { reason, cancelled_at, cancelled_on } = event;
  return event.units.map(({ kit_line_id: _, ...unit }) => ({
    id: next(),
    ...unit,
    reason,
    cancelled_at,
    cancelled_on,
    operation_id: work.operation,
  }));
}

/** A component's units are cancelled on its own line, and what they are worth on that of its kit. */
function cancelledShifts({ order_line_id, kit_line_id, quantity, ...worth }: CancelledUnits): LineShift[] {
  return [
    { id: order_line_id, cancelled: quantity },
    {
      id: kit_line_id ?? order_line_id,
      cancelled_list_net: worth.list_net,
      cancelled_discount: worth.discount,
      cancelled_net: worth.net,
      cancelled_tax: worth.tax,
      cancelled_gross: worth.gross,
    },
  ];
}

export const lifecycleChanged: Recorder<'lifecycle_changed'> = async (work, events) => {
  for (const { order_id, lifecycle } of events) {
    await work.tx.updateTable('orders').set({ lifecycle }).where('id', '=', order_id).execute();
  }
  return events.map(aboutOrder);
};

export const orderHeld: Recorder<'order_held'> = async (work, events) => {
  for (const { order_id, reason, until } of events) {
    await work.tx
      .updateTable('orders')
      .set({ hold_reason: reason, hold_until: until })
      .where('id', '=', order_id)
      .execute();
  }
  return events.map(aboutOrder);
};

export const orderReleased: Recorder<'order_released'> = async (work, events) => {
  for (const { order_id } of events) {
    await work.tx
      .updateTable('orders')
      .set({ hold_reason: null, hold_until: null })
      .where('id', '=', order_id)
      .execute();
  }
  return events.map(aboutOrder);
};
