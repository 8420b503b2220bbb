import type { Minor } from '../../base/money.ts';
import type { Quantity } from '../../base/quantity.ts';
import type { Valued } from '../stock/value.ts';

type Id = number;

/** A move of units of an order line or of a return's line. */
export interface LineMove {
  readonly id: Id;
  readonly from_location_id: Id;
  readonly to_location_id: Id;
  readonly lot: string;
  readonly quantity: Quantity;
  readonly value: Minor;
  readonly shipment_id: Id | null;
  readonly return_line_id: Id | null;
  readonly reverses: Id | null;
}

/** Units of one lot at, or from, one place. */
export interface Part {
  readonly location_id: Id;
  readonly lot: string;
  readonly quantity: Quantity;
}

/** What left for the customer with an order line, place by place in the order in which it left, without what was voided. */
export function sentParts(moves: readonly LineMove[]): Part[] {
  return sent(moves).map(({ from_location_id, lot, quantity }) => ({
    location_id: from_location_id,
    lot,
    quantity,
  }));
}

/** What the customer has of an order line: what was sent less what came back, in units and in value. */
export function outsideOf(moves: readonly LineMove[]): Valued {
  const back = standing(moves).filter((move) => move.return_line_id !== null);
  const sum = (of: (move: LineMove) => number): number =>
    sent(moves).reduce((total, move) => total + of(move), 0) -
    back.reduce((total, move) => total + of(move), 0);
  return { quantity: sum((move) => move.quantity), value: sum((move) => move.value) };
}

function sent(moves: readonly LineMove[]): LineMove[] {
  return standing(moves)
    .filter((move) => move.shipment_id !== null)
    .toSorted((a, b) => a.id - b.id);
}

/**
 * What the customer still has of an order line, place by place and lot by lot in the order in which it left. What came
 * back is of the lot that it was received as, else of what had left first.
 */
export function stillOut(moves: readonly LineMove[]): Part[] {
  const back = new Map<string, Quantity>();
  for (const { return_line_id, lot, quantity } of standing(moves))
    if (return_line_id !== null) back.set(lot, (back.get(lot) ?? 0) + quantity);
  const left = sentParts(moves).map((part) => {
    const returned = Math.min(part.quantity, back.get(part.lot) ?? 0);
    back.set(part.lot, (back.get(part.lot) ?? 0) - returned);
    return { ...part, quantity: part.quantity - returned };
  });
  const skip = [...back.values()].reduce((sum, quantity) => sum + quantity, 0);
  return slice(left, { skip, quantity: Infinity });
}

/** The moves that no other takes back. */
export function standing(moves: readonly LineMove[]): LineMove[] {
  const reversed = new Set(moves.map((move) => move.reverses));
  return moves.filter((move) => move.quantity > 0 && move.reverses === null && !reversed.has(move.id));
}

/** So many units of parts after skipping so many; fewer where the parts end. */
export function slice(
  parts: readonly Part[],
  { skip, quantity }: { readonly skip: Quantity; readonly quantity: Quantity },
): Part[] {
  let before = 0;
  return parts.flatMap((part) => {
    const from = Math.max(skip, before);
    const to = Math.min(skip + quantity, before + part.quantity);
    before += part.quantity;
    return to > from ? [{ ...part, quantity: to - from }] : [];
  });
}
