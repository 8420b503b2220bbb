import type { NewMove, Promised } from '../../domain/events.ts';
import { take, takeIds } from '../numbers.ts';
import { insertRows } from '../rows.ts';
import type { Work } from '../work.ts';
import { shiftLines, type LineShift } from './counters.ts';
import type { Recorder } from './recorder.ts';
import { rollUp } from './roll-up.ts';
import { recordMoves } from './stock.ts';

const aboutOrder = ({ order_id }: { readonly order_id: number }) => ({ entity: 'order', id: order_id });

export const shipped: Recorder<'shipped'> = async (work, events) => {
  const numbers = await take(work, 'shipment', events.length);
  const next = await takeIds(work, events.length);
  const parcels = events.map((event, index) => ({ event, id: next(), number: numbers[index] ?? 0 }));
  await insertRows(
    work,
    'shipments',
    parcels.map(({ event: { order_id, kind, carrier, tracking, shipped_at, shipped_on }, id, number }) => ({
      id, number, order_id, kind, carrier, tracking, shipped_at, shipped_on, operation_id: work.operation, voided_by: null,
    })), // prettier-ignore
  );
  const moves = parcels.flatMap(({ event, id }) => event.moves.map((move) => ({ ...move, shipment_id: id })));
  const promised = events.flatMap((event) => event.promised);
  await recordMoves(work, moves, promised);
  await shiftLines(work, [...released(promised), ...unitsOf(moves, 'shipped', 1)]);
  await rollUp(
    work,
    events.map(({ order_id }) => order_id),
  );
  return events.map(aboutOrder);
};

export const trackingSet: Recorder<'tracking_set'> = async (work, events) => {
  for (const { shipment_id, carrier, tracking } of events)
    await work.tx.updateTable('shipments').set({ carrier, tracking }).where('id', '=', shipment_id).execute();
  return events.map(aboutOrder);
};

export const shipmentVoided: Recorder<'shipment_voided'> = async (work, events) => {
  const ids = events.map(({ shipment_id }) => shipment_id);
  await work.tx.updateTable('shipments').set({ voided_by: work.operation }).where('id', 'in', ids).execute();
  const moves = events.flatMap(({ moves, shipment_id }) => moves.map((move) => ({ ...move, shipment_id })));
  const promised = events.flatMap((event) => event.promised);
  await recordMoves(work, moves, promised);
  await shiftLines(work, [...unitsOf(moves, 'shipped', -1), ...released(promised)]);
  await rollUp(
    work,
    events.map(({ order_id }) => order_id),
  );
  return events.map(aboutOrder);
};

function released(promised: readonly Promised[]): LineShift[] {
  return promised.map(({ order_line_id, quantity }) => ({ id: order_line_id, allocated: quantity }));
}

function unitsOf(moves: readonly NewMove[], counter: 'shipped' | 'delivered', sign: 1 | -1): LineShift[] {
  return moves.flatMap(({ order_line_id, quantity }) =>
    order_line_id === null ? [] : [{ id: order_line_id, [counter]: sign * quantity }],
  );
}

export const delivered: Recorder<'delivered'> = async (work, events) => {
  const next = await takeIds(work, events.length);
  await insertRows(
    work,
    'deliveries',
    events.map(({ shipment_id, delivered_at, delivered_on }) => ({
      id: next(), shipment_id, delivered_at, delivered_on, operation_id: work.operation, voided_by: null,
    })), // prettier-ignore
  );
  await shiftDelivered(
    work,
    events.map(({ shipment_id }) => shipment_id),
    1,
  );
  await rollUp(
    work,
    events.map(({ order_id }) => order_id),
  );
  return events.map(aboutOrder);
};

export const deliveryVoided: Recorder<'delivery_voided'> = async (work, events) => {
  const ids = events.map(({ delivery_id }) => delivery_id);
  await work.tx.updateTable('deliveries').set({ voided_by: work.operation }).where('id', 'in', ids).execute();
  await shiftDelivered(
    work,
    events.map(({ shipment_id }) => shipment_id),
    -1,
  );
  await rollUp(
    work,
    events.map(({ order_id }) => order_id),
  );
  return events.map(aboutOrder);
};

async function shiftDelivered(work: Work, shipments: readonly number[], sign: 1 | -1): Promise<void> {
  const moves = await work.tx
    .selectFrom('stock_moves')
    .select(['order_line_id', 'quantity'])
    .where('shipment_id', 'in', shipments)
    .where('reverses', 'is', null)
    .execute();
  await shiftLines(
    work,
    moves.flatMap(({ order_line_id, quantity }) =>
      order_line_id === null ? [] : [{ id: order_line_id, delivered: sign * quantity }],
    ),
  );
}
