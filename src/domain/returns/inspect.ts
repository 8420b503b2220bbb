import type { Day, Instant } from '../../base/days.ts';
import { formatQuantity, quantityNumber, type Quantity } from '../../base/quantity.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import type { NewInspection, NewMove } from '../events.ts';
import { issue, keyOf } from '../stock/value.ts';
import { lyingParts, originsOf } from './lying.ts';
import { slice, type LineMove } from '../fulfilment/shipped.ts';
import { unjudgedOf, type ReturnCounters } from './status.ts';

export type Verdict = 'restocked' | 'scrapped' | 'quarantined';

export interface InspectableLine extends ReturnCounters {
  readonly id: number;
  readonly line: number;
  readonly sku: string;
  readonly product_id: number;
  readonly order_line_id: number | null;
}

/** What lies at a place; lessened as units are moved from it. */
export interface LevelAt {
  readonly product_id: number;
  readonly location_id: number;
  readonly lot: string;
  quantity: Quantity;
  value: number;
  readonly allocated: Quantity;
}

export interface Inspection {
  readonly number: number;
  readonly verdict: Verdict;
  /** Units by the return's line numbers; null is everything that was not judged yet. */
  readonly units: ReadonlyMap<number, Quantity> | null;
  /** What left with the order lines and came back of them, by order line. */
  readonly moves: ReadonlyMap<number, readonly LineMove[]>;
  /** What was judged before, and where it lay then. */
  readonly judged: readonly NewInspection[];
  readonly levels: readonly LevelAt[];
  /** Where a judged unit goes from where it lies, that had once left from a place. */
  readonly placeFor: (lies: number, origin: number | null) => number;
  readonly nameOf: (location: number) => string;
  readonly moved_at: Instant;
  readonly moved_on: Day;
}

/**
 * Judges units that came back: what is restocked or scrapped is moved from where it lies with its share of the value
 * there; what is quarantined stays unless another place is named. Refuses (4) more than came back and was not judged
 * yet, and units that no longer lie where they were received or are promised to orders.
 */
export function inspectReturn(
  lines: readonly InspectableLine[],
  inspection: Inspection,
): { lines: NewInspection[]; moves: NewMove[] } {
  const { number, units } = inspection;
  refuseNothingToJudge(number, lines);
  const asked = lines.flatMap((line) => {
    const quantity = units === null ? unjudgedOf(line) : (units.get(line.line) ?? 0);
    return quantity > 0 ? [{ line, quantity }] : [];
  });
  refuseAll(asked.flatMap((one) => tooMany(number, one)));
  const steps = asked.flatMap(({ line, quantity }) => stepsOf(line, quantity, inspection));
  return {
    lines: steps.map(({ line, from, lot, quantity }) => ({
      return_line_id: line.id,
      location_id: from,
      lot,
      quantity,
    })),
    moves: steps.filter(({ from, to }) => from !== to).map((step) => moveOf(step, inspection)),
  };
}

function refuseNothingToJudge(number: number, lines: readonly InspectableLine[]): void {
  if (lines.some((line) => unjudgedOf(line) > 0)) return;
  const came = lines.some((line) => line.received > 0);
  const message = came
    ? `Everything that came back of return ${number} has been judged.`
    : `Nothing of return ${number} has come back yet.`;
  throw new Refusal('state', message, { hint: `docket returns ${came ? 'show' : 'receive'} ${number}` });
}

function tooMany(
  number: number,
  { line, quantity }: { readonly line: InspectableLine; readonly quantity: Quantity },
): Refusal[] {
  const most = unjudgedOf(line);
  if (quantity <= most) return [];
  const message = `${most === 0 ? 'None' : `Only ${formatQuantity(most)}`} of line ${line.line} (${line.sku}) of return ${number} can be judged, not ${formatQuantity(quantity)}: ${formatQuantity(line.received)} received, ${formatQuantity(line.received - most)} judged.`;
  const details = {
    line: line.line,
    sku: line.sku,
    wanted: quantityNumber(quantity),
    received: quantityNumber(line.received),
    judged: quantityNumber(line.received - most),
  };
  return [new Refusal('return.too_many', message, { hint: `docket returns show ${number}`, details })];
}

interface Step {
  readonly line: InspectableLine;
  readonly from: number;
  readonly to: number;
  readonly lot: string;
  readonly quantity: Quantity;
}

/** Takes units from where they lie, one part after the other, each on to its place. */
function stepsOf(line: InspectableLine, quantity: Quantity, inspection: Inspection): Step[] {
  const moves = inspection.moves.get(line.order_line_id ?? 0) ?? [];
  const origins = originsOf(line, moves);
  let done = 0;
  return slice(lyingParts(line, { moves, judged: inspection.judged }), { skip: 0, quantity }).flatMap(
    (part) => {
      const from = slice(origins, { skip: done, quantity: part.quantity });
      const rest = part.quantity - from.reduce((sum, { quantity: units }) => sum + units, 0);
      done += part.quantity;
      const pieces = [
        ...from.map(({ location_id, quantity: units }) => ({ origin: location_id, units })),
        ...(rest > 0 ? [{ origin: null, units: rest }] : []),
      ];
      return pieces.map(({ origin, units }) => ({
        line,
        from: part.location_id,
        to: inspection.placeFor(part.location_id, origin),
        lot: part.lot,
        quantity: units,
      }));
    },
  );
}

function moveOf({ line, from, to, lot, quantity }: Step, inspection: Inspection): NewMove {
  const { product_id } = line;
  const key = keyOf({ product_id, location_id: from, lot });
  const level = inspection.levels.find((one) => keyOf(one) === key);
  refuseGone({ line, from, to, lot, quantity }, level, inspection);
  const { moved_at, moved_on } = inspection;
  return {
    product_id, from_location_id: from, to_location_id: to, lot, quantity, value: issue(level, quantity),
    moved_at, moved_on, kind: 'inspection', reason: null, order_line_id: null, return_line_id: line.id, reverses: null,
  }; // prettier-ignore
}

function refuseGone(step: Step, level: LevelAt | undefined, { number, nameOf }: Inspection): void {
  const { line, quantity } = step;
  const here = level?.quantity ?? 0;
  const place = nameOf(step.from);
  const details = {
    sku: line.sku,
    location: place,
    wanted: quantityNumber(quantity),
    on_hand: quantityNumber(here),
  };
  if (here < quantity) {
    const message = `Only ${formatQuantity(here)} of ${line.sku} lie at ${place}, where return ${number} was received; ${formatQuantity(quantity)} are to be judged.`;
    throw new Refusal('stock.short', message, {
      hint: `docket stock transfer ${line.sku} QTY --from … --to ${place}`,
      details,
    });
  }
  const promised = level?.allocated ?? 0;
  if (here - promised >= quantity) return;
  const message = `${formatQuantity(promised)} of the ${formatQuantity(here)} ${line.sku} at ${place} are promised to orders; ${formatQuantity(quantity)} cannot be taken away.`;
  throw new Refusal('stock.promised', message, {
    hint: `docket stock show ${line.sku}`,
    details: { ...details, promised: quantityNumber(promised) },
  });
}
