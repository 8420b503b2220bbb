import type { Day } from '../../base/days.ts';
import type { DocketEvent, NewMove } from '../../domain/events.ts';
import { receiveReturn } from '../../domain/returns/receive.ts';
import { loadReturn, movesOfOrderLines, type LoadedReturn } from '../../store/load/returns.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { happenedOn, type Happened } from '../days.ts';
import { unitsOf, type WrittenUnits } from '../lines.ts';
import { fillWaiting } from '../orders/fill-waiting.ts';
import type { WrittenLots } from '../stock/lots-of-lines.ts';
import { lotsBack } from './lots-back.ts';
import { returnPlaces, sellableAgain, type Places } from './places.ts';

export interface ReceiveReturnRequest extends WrittenUnits, WrittenLots {
  readonly return: number;
  /** Where to; without it quarantine, or with `restock` where the units had left from. */
  readonly to?: string | undefined;
  /** The units are as good as new: they are judged at once. */
  readonly restock?: boolean | undefined;
  readonly on?: Day | undefined;
}

/**
 * Takes units of an approved return back into the shop, and gives what may be sold again to the orders that wait for
 * it. Refuses (4) what was not approved or has come back already. Returns the return's number.
 */
export async function receiveUnitsBack(work: Work, request: ReceiveReturnRequest): Promise<number> {
  const loaded = await loadReturn(work, request.return);
  const { header, units } = loaded;
  const places = await returnPlaces(work);
  const placeFor = destination(places, request);
  const since = { day: header.requested_on, what: `return ${header.number} was requested` };
  const happened = happenedOn(work, request.on, since);
  const lots = await lotsBack(work, units, request);
  const back = receiveReturn(header, units, {
    units: await unitsOf(work, request, units),
    moves: await movesOfOrderLines(
      work,
      units.flatMap(({ order_line_id }) => order_line_id ?? []),
    ),
    lotOf: lots.said,
    customer: places.virtual('customer').id,
    placeFor,
    moved_at: happened.at,
    moved_on: happened.day,
  });
  const { moves, opened } = await lots.named(back);
  const { id: return_id, order_id } = header;
  await record(work, [
    ...opened,
    { type: 'return_received', return_id, order_id, moves },
    ...(request.restock ? [restockedAtOnce(loaded, moves, happened)] : []),
  ]);
  await fillWaiting(work, sellableAgain(places, moves));
  return header.number;
}

function destination(
  places: Places,
  { to, restock }: ReceiveReturnRequest,
): (origin: number | null) => number {
  if (to !== undefined) {
    const { id } = places.byCode(to);
    return () => id;
  }
  if (restock) return places.home;
  const { id } = places.quarantine();
  return () => id;
}

function restockedAtOnce(
  { header }: LoadedReturn,
  moves: readonly NewMove[],
  { day, at }: Happened,
): DocketEvent {
  return {
    type: 'return_inspected',
    return_id: header.id,
    order_id: header.order_id,
    verdict: 'restocked',
    inspected_at: at,
    inspected_on: day,
    lines: moves.map(({ return_line_id, to_location_id, lot, quantity }) => ({
      return_line_id: return_line_id ?? 0,
      location_id: to_location_id,
      lot,
      quantity,
    })),
    moves: [],
  };
}
