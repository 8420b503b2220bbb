import type { NewMove } from '../../domain/events.ts';
import { take, takeIds } from '../numbers.ts';
import { insertRows } from '../rows.ts';
import type { Work } from '../work.ts';
import { shiftLines, type LineShift } from './counters.ts';
import type { About, Recorder } from './recorder.ts';
import { rollUp } from './roll-up.ts';
import { recordMoves } from './stock.ts';

function about(order_id: number | null, return_id: number): About {
  return order_id === null ? { entity: 'return', id: return_id } : { entity: 'order', id: order_id };
}

/** Names what came about as the return itself, since a command goes on with it. */
export const returnRequested: Recorder<'return_requested'> = async (work, events) => {
  const numbers = await take(work, 'return', events.length);
  const next = await takeIds(
    work,
    events.reduce((sum, event) => sum + 1 + event.lines.length, 0),
  );
  const returns = events.map(({ type: _, lines, ...rest }, index) => ({
    row: { id: next(), number: numbers[index] ?? 0, ...rest, operation_id: work.operation, undone_by: null },
    lines,
  }));
  await insertRows(
    work,
    'returns',
    returns.map(({ row }) => row),
  );
  // What is imported of the past has come back already.
  const rows = returns.flatMap(({ row, lines }) =>
    lines.map((line) => ({
      id: next(),
      return_id: row.id,
      ...line,
      received: row.lifecycle === 'imported' ? line.quantity : 0,
    })),
  );
  await insertRows(work, 'return_lines', rows);
  await shiftLines(
    work,
    events.flatMap(({ lifecycle, lines }) =>
      lines.flatMap(({ order_line_id, quantity }) =>
        lifecycle === 'imported' ? returned(order_line_id, quantity) : requested(order_line_id, quantity),
      ),
    ),
  );
  await rollUp(
    work,
    events.map(({ order_id }) => order_id),
  );
  return returns.map(({ row }) => ({ entity: 'return', id: row.id }));
};

function requested(order_line_id: number | null, quantity: number): LineShift[] {
  return order_line_id === null ? [] : [{ id: order_line_id, return_requested: quantity }];
}

function returned(order_line_id: number | null, quantity: number): LineShift[] {
  return order_line_id === null ? [] : [{ id: order_line_id, returned: quantity }];
}

export const returnDecided: Recorder<'return_decided'> = async (work, events) => {
  for (const { return_id, lifecycle, ended } of events) {
    await work.tx.updateTable('returns').set({ lifecycle }).where('id', '=', return_id).execute();
    for (const { return_line_id, quantity } of ended)
      await shiftReturnLine(work, return_line_id, 'cancelled', quantity);
    await shiftLines(
      work,
      ended.flatMap(({ order_line_id, quantity }) => requested(order_line_id, -quantity)),
    );
  }
  await rollUp(
    work,
    events.map(({ order_id }) => order_id),
  );
  return events.map(({ order_id, return_id }) => about(order_id, return_id));
};

export const returnReceived: Recorder<'return_received'> = async (work, events) => {
  const moves = events.flatMap((event) => event.moves);
  await recordMoves(
    work,
    moves.map((move) => ({ ...move, shipment_id: null })),
  );
  for (const { return_line_id, quantity, reverses } of moves) {
    if (return_line_id !== null)
      await shiftReturnLine(work, return_line_id, 'received', reverses === null ? quantity : -quantity);
  }
  await shiftLines(work, moves.flatMap(cameBack));
  await rollUp(
    work,
    events.map(({ order_id }) => order_id),
  );
  return events.map(({ order_id, return_id }) => about(order_id, return_id));
};

/** Units asked for become units that came back; a reversal is the other way round. */
function cameBack({ order_line_id, quantity, reverses }: NewMove): LineShift[] {
  const by = reverses === null ? quantity : -quantity;
  return order_line_id === null ? [] : [{ id: order_line_id, return_requested: -by, returned: by }];
}

export const returnInspected: Recorder<'return_inspected'> = async (work, events) => {
  const next = await takeIds(
    work,
    events.reduce((sum, event) => sum + event.lines.length, 0),
  );
  await insertRows(
    work,
    'inspections',
    events.flatMap(
      ({ verdict, inspected_at, inspected_on, lines }) =>
      lines.map((line) => ({
        id: next(), verdict, inspected_at, inspected_on, ...line, operation_id: work.operation,
      })), // prettier-ignore
    ),
  );
  for (const { verdict, lines } of events) {
    for (const { return_line_id, quantity } of lines)
      await shiftReturnLine(work, return_line_id, verdict, quantity);
  }
  await recordMoves(
    work,
    events.flatMap(({ moves }) => moves.map((move) => ({ ...move, shipment_id: null }))),
  );
  return events.map(({ order_id, return_id }) => about(order_id, return_id));
};

type ReturnCounter = 'cancelled' | 'received' | 'restocked' | 'scrapped' | 'quarantined';

async function shiftReturnLine(work: Work, id: number, counter: ReturnCounter, by: number): Promise<void> {
  await work.tx
    .updateTable('return_lines')
    .set((eb) => ({ [counter]: eb(counter, '+', by) }))
    .where('id', '=', id)
    .execute();
}
