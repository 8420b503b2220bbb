import { sql } from 'kysely';
import type { DocketEvent, TransferArrival } from '../../domain/events.ts';
import { loadLocations } from '../load/locations.ts';
import { take, takeIds } from '../numbers.ts';
import { insertRows } from '../rows.ts';
import { Stale } from '../transact.ts';
import type { Work } from '../work.ts';
import type { Recorder } from './recorder.ts';
import { recordMoves, type Move } from './stock.ts';

export const transferSent: Recorder<'transfer_sent'> = async (work, events) => {
  const numbers = await take(work, 'transfer', events.length);
  const next = await takeIds(work, events.length);
  const sent = events.map((event, index) => ({ event, id: next(), number: numbers[index] ?? 0 }));
  await insertRows(
    work,
    'transfers',
    sent.map(({ event: { type: _, lines: __, ...transfer }, id, number }) => ({
      id, number, ...transfer, operation_id: work.operation, undone_by: null,
    })), // prettier-ignore
  );
  for (const { event, id } of sent) await sendLines(work, event, id);
  return sent.map(({ id }) => ({ entity: 'transfer', id }));
};

async function sendLines(
  work: Work,
  event: DocketEvent<'transfer_sent'>,
  transfer_id: number,
): Promise<void> {
  const next = await takeIds(work, event.lines.length);
  const lines = event.lines.map((line) => ({ id: next(), transfer_id, ...line }));
  await insertRows(work, 'transfer_lines', lines);
  const transit = (await loadLocations(work)).virtual('transit').id;
  await recordMoves(
    work,
    lines.map(
      ({ id, product_id, lot, quantity, value }): Move => ({
        product_id, from_location_id: event.from_location_id, to_location_id: transit, lot, quantity, value,
        moved_at: event.sent_at, moved_on: event.sent_on, kind: 'transfer', reason: null, order_line_id: null,
        return_line_id: null, transfer_line_id: id, reverses: null,
      }), // prettier-ignore
    ),
  );
}

export const transferReceived: Recorder<'transfer_received'> = async (work, events) => {
  await recordMoves(
    work,
    events.flatMap(({ moves }) => moves),
  );
  for (const { arrivals } of events) for (const arrival of arrivals) await shiftLine(work, arrival);
  return events.map(({ transfer_id }) => ({ entity: 'transfer', id: transfer_id }));
};

/** What another program has received meanwhile makes this one start again. */
async function shiftLine(work: Work, arrival: TransferArrival): Promise<void> {
  const { transfer_line_id, received, lost, found, value } = arrival;
  const { numAffectedRows } = await sql`
    update transfer_lines set received = received + ${received}, lost = lost + ${lost}, found = found + ${found},
      value = value - ${value}
    where id = ${transfer_line_id} and value >= ${value}
      and received + ${received} - found - ${found} + lost + ${lost} <= quantity`.execute(work.tx);
  if (numAffectedRows !== 1n) throw new Stale('the transfer has changed');
}

export const transferRecalled: Recorder<'transfer_recalled'> = async (work, events) => {
  await recordMoves(
    work,
    events.flatMap(({ moves }) => moves),
  );
  const ids = events.map(({ transfer_id }) => transfer_id);
  await work.tx.updateTable('transfer_lines').set({ value: 0 }).where('transfer_id', 'in', ids).execute();
  await work.tx.updateTable('transfers').set({ undone_by: work.operation }).where('id', 'in', ids).execute();
  return ids.map((id) => ({ entity: 'transfer', id }));
};
