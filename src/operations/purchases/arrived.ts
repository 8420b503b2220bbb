import type { Quantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import { stillToCome } from '../../domain/purchasing/purchase.ts';
import type { LoadedPurchase } from '../../store/load/purchases.ts';
import type { Work } from '../../store/work.ts';
import { unitsOf, type WrittenUnits } from '../lines.ts';
import type { WrittenLots } from '../stock/lots-of-lines.ts';
import { scannedOf, type Scanned, type ScannedUnits } from './scanned.ts';

export interface WrittenArrival extends WrittenUnits, WrittenLots {
  readonly purchase: number;
  /** Everything that is still to come. */
  readonly all?: boolean | undefined;
  readonly scanned?: readonly ScannedUnits[] | undefined;
}

type Lines = LoadedPurchase['lines'];

export interface Arrival {
  readonly line: Lines[number];
  readonly quantity: Quantity;
}

/** What came, and where it was scanned which lots it is of, by product. */
export interface Arrived {
  readonly arrivals: readonly Arrival[];
  readonly lots: Scanned['lots'];
}

/** Refuses (2) unless it is said in exactly one way what has come. */
export function refuseUnsaid({ purchase, all, scanned, line = [], sku = [] }: WrittenArrival): void {
  const ways = [line.length + sku.length > 0, all === true, scanned !== undefined].filter(Boolean).length;
  if (ways === 1) return;
  throw new Refusal(
    ways === 0 ? 'input.missing' : 'usage',
    ways === 0 ? 'What has come of it?' : 'Either --all came, or the named lines, or what was scanned.',
    {
      hint: `docket purchases receive ${purchase} --line 1=5      or docket purchases receive ${purchase} --all`,
    },
  );
}

/** Which units of which lines have come; refuses (4) to receive all of an order of which nothing is still to come. */
export async function arrivedOf(
  work: Work,
  { header, lines }: LoadedPurchase,
  written: WrittenArrival,
): Promise<Arrived> {
  if (written.scanned) {
    const { units, lots } = await scannedOf(work, { header, lines }, written.scanned);
    return { arrivals: named(lines, units), lots };
  }
  const units = await unitsOf(work, written, lines);
  const lots: Scanned['lots'] = new Map();
  if (units !== null) return { arrivals: named(lines, units), lots };
  const coming = lines.map((line) => ({ line, quantity: stillToCome(line) }));
  const arrivals = coming.filter(({ quantity }) => quantity > 0);
  if (arrivals.length > 0) return { arrivals, lots };
  throw new Refusal(
    'state',
    `Everything of purchase order ${header.number} has come or was closed already.`,
    {
      hint: `docket purchases show ${header.number}`,
      details: { purchase: header.number },
    },
  );
}

function named(lines: Lines, units: ReadonlyMap<number, Quantity>): Arrival[] {
  return lines.flatMap((line) => {
    const quantity = units.get(line.line);
    return quantity === undefined ? [] : [{ line, quantity }];
  });
}
