import type { Day } from '../../base/days.ts';
import type { Quantity } from '../../base/quantity.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import type { TransferArrival, TransferMove } from '../../domain/events.ts';
import { keptText, optionalTextProblems } from '../../domain/free-text.ts';
import { arrive, onTheWay, type Arrival } from '../../domain/stock/transfer.ts';
import { loadLocations, type Locations } from '../../store/load/locations.ts';
import { loadTransfer, type LoadedTransfer } from '../../store/load/transfers.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { happenedOn, type Happened } from '../days.ts';
import { unitsOf, type WrittenUnits } from '../lines.ts';
import { fillWaiting } from '../orders/fill-waiting.ts';

export interface ReceiveTransferRequest extends WrittenUnits {
  readonly transfer: number;
  /** Why something else arrived than was sent; then what is missing of the named lines is lost. */
  readonly reason?: string | undefined;
  readonly on?: Day | undefined;
}

/**
 * Takes goods of a transfer in where they were sent to, and gives them to the orders that wait for them. Without lines
 * everything that is still on its way; less with a reason is lost, more needs one. Refuses (4) a transfer of which
 * nothing is on its way. Returns the transfer's number.
 */
export async function receiveTransfer(work: Work, request: ReceiveTransferRequest): Promise<number> {
  const loaded = await loadTransfer(work, request.transfer);
  const { header, lines } = loaded;
  const reason = keptText(request.reason ?? '');
  refuseAll(optionalTextProblems({ reason: request.reason }));
  refuseArrived(loaded);
  const units = await unitsOf(work, request, lines, { none: true });
  if (units === null && reason !== null) throw reasonOfNothing(request.transfer);
  const since = { day: header.sent_on, what: `transfer ${header.number} was sent` };
  const arrivals = arrivalsOf(lines, units, reason);
  await recordArrivals(work, header, { arrivals, reason, happened: happenedOn(work, request.on, since) });
  return header.number;
}

function refuseArrived({ header: { number }, lines }: LoadedTransfer): void {
  if (lines.some((line) => onTheWay(line) > 0)) return;
  throw new Refusal('state', `Everything of transfer ${number} has arrived already.`, {
    hint: `docket transfers show ${number}`,
    details: { transfer: number },
  });
}

function reasonOfNothing(transfer: number): Refusal {
  return new Refusal('input.missing', 'A reason says why something else arrived: say what did.', {
    hint: `docket transfers receive ${transfer} --line 1=QTY --reason lost`,
  });
}

/** Of lines that are not named nothing has arrived yet. */
function arrivalsOf(
  lines: LoadedTransfer['lines'],
  units: ReadonlyMap<number, Quantity> | null,
  reason: string | null,
): Arrival[] {
  const problems = new Problems();
  const arrivals = lines.flatMap((line) => {
    const received = units === null ? onTheWay(line) : units.get(line.line);
    if (received === undefined) return [];
    return problems.attempt(() => [arrive(line, received, { reason, cost: line.cost })], []);
  });
  refuseAll(problems.found);
  return arrivals;
}

interface Arrived {
  readonly arrivals: readonly Arrival[];
  readonly reason: string | null;
  readonly happened: Happened;
}

async function recordArrivals(
  work: Work,
  header: LoadedTransfer['header'],
  { arrivals, reason, happened }: Arrived,
): Promise<void> {
  const locations = await loadLocations(work);
  const to = locations.byCode(locations.byId(header.to_location_id).code);
  const ways = waysOf(locations, to.id, reason);
  const moves = arrivals.flatMap((arrival) => movesOf(arrival, ways, { reason, happened }));
  const changed = arrivals.map(changeOf).filter(({ received, lost }) => received + lost > 0);
  await record(work, [{ type: 'transfer_received', transfer_id: header.id, arrivals: changed, moves }]);
  if (to.sellable === 1)
    await fillWaiting(
      work,
      arrivals.map(({ line }) => line.product_id),
    );
}

function changeOf({ line, arrived, lost, found, arrived_value, lost_value }: Arrival): TransferArrival {
  const value = arrived_value + lost_value;
  return { transfer_line_id: line.id, received: arrived + found, lost, found, value };
}

type Part = 'arrived' | 'lost' | 'found';
type Way = Pick<TransferMove, 'from_location_id' | 'to_location_id' | 'kind'>;

/** From where to where what arrived, was lost or found moves; what was damaged on the way is scrap. */
function waysOf(locations: Locations, to: number, reason: string | null): Readonly<Record<Part, Way>> {
  const transit = locations.virtual('transit').id;
  const gone = locations.virtual(reason === 'damaged' ? 'scrap' : 'adjustment').id;
  const nowhere = locations.virtual('adjustment').id;
  return {
    arrived: { from_location_id: transit, to_location_id: to, kind: 'transfer' },
    lost: { from_location_id: transit, to_location_id: gone, kind: 'adjustment' },
    found: { from_location_id: nowhere, to_location_id: to, kind: 'adjustment' },
  };
}

const parts: readonly Part[] = ['arrived', 'lost', 'found'];

function movesOf(
  arrival: Arrival,
  ways: ReturnType<typeof waysOf>,
  { reason, happened }: Pick<Arrived, 'reason' | 'happened'>,
): TransferMove[] {
  return parts
    .filter((part) => arrival[part] > 0)
    .map((part) => ({
      ...ways[part],
      product_id: arrival.line.product_id,
      lot: arrival.line.lot,
      quantity: arrival[part],
      value: arrival[`${part}_value`],
      moved_at: happened.at,
      moved_on: happened.day,
      reason: part === 'arrived' ? null : reason,
      order_line_id: null,
      return_line_id: null,
      transfer_line_id: arrival.line.id,
      reverses: null,
    }));
}
