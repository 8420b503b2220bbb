import type { Day, Instant } from '../../base/days.ts';
import { formatQuantity, quantityNumber, type Quantity } from '../../base/quantity.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import type { NewMove } from '../events.ts';
import { issue } from '../stock/value.ts';
import { outsideOf, slice, stillOut, type LineMove, type Part } from '../fulfilment/shipped.ts';
import { keptOf, toComeOf, unjudgedOf, type ReturnCounters, type ReturnLifecycle } from './status.ts';

export interface ReceivableReturn {
  readonly number: number;
  readonly lifecycle: ReturnLifecycle;
}

export interface ReceivableLine extends ReturnCounters {
  readonly id: number;
  readonly line: number;
  readonly sku: string;
  readonly product_id: number;
  readonly order_line_id: number | null;
}

export interface Arrival {
  /** Units by the return's line numbers; null is everything that has not come back. */
  readonly units: ReadonlyMap<number, Quantity> | null;
  /** What left with the order lines and came back of them, by order line. */
  readonly moves: ReadonlyMap<number, readonly LineMove[]>;
  /** The lot that units of a line are said to be of; without it that of those that left first. */
  readonly lotOf: (line: number) => string | undefined;
  /** Where the virtual customer is. */
  readonly customer: number;
  /** Where a unit goes that had left from a place; null where it is not known from which. */
  readonly placeFor: (origin: number | null) => number;
  readonly moved_at: Instant;
  readonly moved_on: Day;
}

/**
 * Takes units back from the customer, in the order in which they left and with the value they left with. Refuses (4)
 * a return that was not approved, one of which everything has come back, and more than is still to come.
 */
export function receiveReturn(
  header: ReceivableReturn,
  lines: readonly ReceivableLine[],
  arrival: Arrival,
): NewMove[] {
  refuseUnreceivable(header, lines);
  const units = arrival.units ?? new Map(lines.map((line) => [line.line, toComeOf(line)]));
  const coming = lines.flatMap((line) => {
    const quantity = units.get(line.line) ?? 0;
    return quantity > 0 ? [{ line, quantity }] : [];
  });
  refuseAll(coming.flatMap((one) => tooMany(header.number, one)));
  return coming.flatMap(({ line, quantity }) => movesBack(line, quantity, arrival));
}

function refuseUnreceivable({ number, lifecycle }: ReceivableReturn, lines: readonly ReceivableLine[]): void {
  if (lifecycle === 'requested') {
    throw new Refusal('state', `Return ${number} is not approved yet.`, {
      hint: `docket returns approve ${number}`,
    });
  }
  if (lifecycle !== 'approved') {
    throw new Refusal('state', `Return ${number} is ${lifecycle}, and nothing of it can come back.`, {
      hint: `docket returns show ${number}`,
    });
  }
  if (lines.some((line) => toComeOf(line) > 0)) return;
  throw new Refusal('state', `Everything of return ${number} has come back already.`, {
    hint: lines.some((line) => unjudgedOf(line) > 0)
      ? `docket returns inspect ${number} --restock`
      : `docket returns show ${number}`,
    details: { received: quantityNumber(lines.reduce((sum, line) => sum + line.received, 0)) },
  });
}

function tooMany(
  number: number,
  { line, quantity }: { readonly line: ReceivableLine; readonly quantity: Quantity },
): Refusal[] {
  const most = toComeOf(line);
  if (quantity <= most) return [];
  const kept = keptOf(line);
  const message = `${most === 0 ? 'None' : `Only ${formatQuantity(most)}`} of line ${line.line} (${line.sku}) of return ${number} can still come back, not ${formatQuantity(quantity)}: ${formatQuantity(kept)} asked for, ${formatQuantity(line.received)} received.`;
  const details = {
    line: line.line,
    sku: line.sku,
    wanted: quantityNumber(quantity),
    open: quantityNumber(most),
    requested: quantityNumber(kept),
    received: quantityNumber(line.received),
  };
  return [new Refusal('return.too_many', message, { hint: `docket returns show ${number}`, details })];
}

function movesBack(line: ReceivableLine, quantity: Quantity, arrival: Arrival): NewMove[] {
  const moves = arrival.moves.get(line.order_line_id ?? 0) ?? [];
  const outside = outsideOf(moves);
  const parts = partsBack(line, quantity, { lot: arrival.lotOf(line.line), out: stillOut(moves) });
  const { customer, moved_at, moved_on } = arrival;
  return merged(destinations(parts, { ...arrival, quantity })).map((part) => ({
    product_id: line.product_id,
    from_location_id: customer,
    to_location_id: part.location_id,
    lot: part.lot,
    quantity: part.quantity,
    value: issue(outside, part.quantity),
    moved_at,
    moved_on,
    kind: 'return',
    reason: null,
    order_line_id: line.order_line_id,
    return_line_id: line.id,
    reverses: null,
  }));
}

interface Out {
  readonly lot: string | undefined;
  readonly out: readonly Part[];
}

/** Which of the units that the customer has come back. Refuses (4) a lot of which there are not so many. */
function partsBack(line: ReceivableLine, quantity: Quantity, { lot, out }: Out): Part[] {
  const could = lot === undefined ? out : out.filter((part) => part.lot === lot || part.lot === '');
  const there = could.reduce((sum, part) => sum + part.quantity, 0);
  if (out.length > 0 && lot !== undefined && there < quantity) throw otherLot(line, quantity, { lot, out });
  return slice(could, { skip: 0, quantity });
}

function otherLot({ line, sku }: ReceivableLine, quantity: Quantity, { lot, out }: Out): Refusal {
  const lots = [...Map.groupBy(out, (part) => part.lot)].map(([name, parts]) => ({
    lot: name,
    quantity: parts.reduce((sum, part) => sum + part.quantity, 0),
  }));
  const has = lots.map((one) => `${formatQuantity(one.quantity)} of lot ${one.lot}`).join(', ');
  return new Refusal(
    'return.too_many',
    `${formatQuantity(quantity)} of line ${line} (${sku}) cannot be of lot ${lot}: the customer has ${has}.`,
    {
      hint: `--lot ${line}=${lots[0]?.lot ?? 'LOT'}`,
      details: {
        line,
        sku,
        lot,
        lots: lots.map((one) => ({ ...one, quantity: quantityNumber(one.quantity) })),
      },
    },
  );
}

/** What is imported of the past may have left from nowhere in particular. */
function destinations(
  parts: readonly Part[],
  { quantity, placeFor }: { readonly quantity: Quantity; readonly placeFor: Arrival['placeFor'] },
): Part[] {
  const rest = quantity - parts.reduce((sum, part) => sum + part.quantity, 0);
  return [
    ...parts.map((part) => ({ ...part, location_id: placeFor(part.location_id) })),
    ...(rest > 0 ? [{ location_id: placeFor(null), lot: '', quantity: rest }] : []),
  ];
}

function merged(parts: readonly Part[]): Part[] {
  return [...Map.groupBy(parts, ({ location_id, lot }) => `${location_id} ${lot}`).values()].flatMap((same) =>
    same.slice(0, 1).map((part) => ({
      ...part,
      quantity: same.reduce((sum, { quantity }) => sum + quantity, 0),
    })),
  );
}
