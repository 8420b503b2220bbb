import { formatQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import type { NewMove, Promised } from '../events.ts';
import { outsideOf, type LineMove } from './shipped.ts';
import type { Moment } from '../shop.ts';
import type { Sent } from './deliver.ts';

/** What left with a parcel from one place. */
export interface SentUnits {
  readonly id: number;
  readonly product_id: number;
  readonly from_location_id: number;
  readonly to_location_id: number;
  readonly lot: string;
  readonly quantity: Quantity;
  readonly value: number;
  readonly order_line_id: number | null;
}

export interface SentLine {
  readonly id: number;
  readonly line: number;
  readonly sku: string;
  readonly shipped: Quantity;
  readonly return_requested: Quantity;
  readonly returned: Quantity;
  readonly credited: Quantity;
}

export interface VoidedParcel {
  /** The number of its order. */
  readonly order: number;
  readonly shipment: Sent;
  readonly lines: readonly SentLine[];
  readonly units: readonly SentUnits[];
  /** What left with the order's lines and came back of them, by line. */
  readonly moves: ReadonlyMap<number, readonly LineMove[]>;
  /** Whether what lies where it left from may be promised. */
  readonly maySell: (unit: SentUnits) => boolean;
  readonly reason: string;
}

/**
 * Brings back what a parcel took: every move the other way with its own value, and the units promised again where
 * they lie. Refuses (4) a parcel that is void, was delivered, or whose units a return or a refund needs; what was handed over in
 * the shop counts as delivered only because docket said so, and that is taken back with it.
 */
export function voidParcel(
  parcel: VoidedParcel,
  { now, today }: Moment,
): { moves: NewMove[]; promised: Promised[] } {
  refuseUnvoidable(parcel);
  refuseReturned(parcel);
  const moves = parcel.units.map((unit): NewMove => {
    const { id, from_location_id, to_location_id, product_id, lot, quantity, value, order_line_id } = unit;
    return {
      product_id, from_location_id: to_location_id, to_location_id: from_location_id, lot, quantity, value,
      moved_at: now, moved_on: today, kind: 'reversal', reason: parcel.reason, order_line_id,
      return_line_id: null, reverses: id,
    }; // prettier-ignore
  });
  const promised = parcel.units.flatMap((unit) => {
    const { order_line_id, product_id, from_location_id: location_id, lot, quantity } = unit;
    if (order_line_id === null || !parcel.maySell(unit)) return [];
    return [{ order_line_id, product_id, location_id, lot, quantity }];
  });
  return { moves, promised };
}

function refuseUnvoidable({ order, shipment }: VoidedParcel): void {
  const { number, kind, voided_by, delivered_on } = shipment;
  const hint = `docket shipments show ${number}`;
  if (voided_by !== null) throw new Refusal('state', `Shipment ${number} is void already.`, { hint });
  if (kind === 'history')
    throw new Refusal('state', `Shipment ${number} was imported with its order and cannot be voided alone.`, {
      hint: 'docket import list',
    });
  if (delivered_on !== null && kind === 'delivery')
    throw new Refusal('state', `Shipment ${number} was delivered on ${delivered_on} and cannot be voided.`, {
      hint: `docket returns request ${order} --line 1=QTY --reason …      takes goods back`,
      details: { number, delivered_on },
    });
}

/** Returns and refunds name lines, not parcels: what stays shipped must be enough for them. */
function refuseReturned(parcel: VoidedParcel): void {
  const { shipment, lines, units } = parcel;
  const problems = lines.flatMap((line) => {
    const sent = units
      .filter(({ order_line_id }) => order_line_id === line.id)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    const left = line.shipped - sent;
    const back = line.return_requested + line.returned;
    if (sent === 0) return [];
    if (left >= Math.max(back, line.credited)) return lotsReturned(parcel, line);
    return [left < back ? inReturn(shipment, line, back) : refunded(shipment, line)];
  });
  refuseAll(problems);
}

/** What came back of a lot has left with that lot: enough of it must stay shipped, whatever other parcels had. */
function lotsReturned({ shipment, units, moves }: VoidedParcel, line: SentLine): Refusal[] {
  const ofLine = units.filter(({ order_line_id, lot }) => order_line_id === line.id && lot !== '');
  return [...Map.groupBy(ofLine, ({ lot }) => lot)].flatMap(([lot, parts]) => {
    const sent = parts.reduce((sum, { quantity }) => sum + quantity, 0);
    const ofLot = (moves.get(line.id) ?? []).filter((move) => move.lot === lot);
    const missing = sent - outsideOf(ofLot).quantity;
    return missing > 0 ? [inReturn(shipment, line, missing, `, lot ${lot}`)] : [];
  });
}

function inReturn({ number }: Sent, { line, sku }: SentLine, back: Quantity, lot = ''): Refusal {
  return new Refusal(
    'in_use',
    `Shipment ${number} cannot be voided: ${formatQuantity(back)} of line ${line} (${sku}${lot}) are in a return.`,
    { hint: 'docket returns list', details: { number, line, sku, in_return: back / 1000 } },
  );
}

function refunded({ number }: Sent, { line, sku, credited }: SentLine): Refusal {
  return new Refusal(
    'in_use',
    `Shipment ${number} cannot be voided: ${formatQuantity(credited)} of line ${line} (${sku}) were refunded.`,
    {
      hint: 'docket undo --list      and take the refund back first: docket undo OPERATION',
      details: { number, line, sku, refunded: credited / 1000 },
    },
  );
}
