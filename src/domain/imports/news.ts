import type { Minor } from '../../base/money.ts';
import type { Quantity } from '../../base/quantity.ts';
import type { OrderedLine, OrderRecord } from './records.ts';
import { settledAsGiven } from './settled.ts';

/** An order as the books have it. */
export interface Standing {
  readonly gross: Minor;
  readonly paid: Minor;
  readonly refunded: Minor;
  readonly lines: readonly StandingLine[];
}

export interface StandingLine {
  readonly line: number;
  readonly sku: string;
  readonly stocked: 0 | 1;
  readonly ordered: Quantity;
  readonly cancelled: Quantity;
  readonly shipped: Quantity;
}

/** What a channel knows of an order that the books do not; units by line number. It is never less than nothing. */
export interface News {
  readonly cancelled: ReadonlyMap<number, Quantity>;
  readonly shipped: ReadonlyMap<number, Quantity>;
  /** Units that have left as the channel says, and that the books know to be cancelled. */
  readonly beyond: ReadonlyMap<number, Quantity>;
  readonly paid: Minor;
  readonly refunded: Minor;
}

/**
 * Compares what a channel says of an order with what the books have of it. What the books know beyond that stays: a
 * report can be older than they are. `skuOf` is the SKU that a spelling of the file stands for.
 */
export function newsOf(standing: Standing, record: OrderRecord, skuOf: (spelling: string) => string): News {
  const settled = settledAsGiven(record, worthOf(standing, record)) ?? { paid: 0, refunded: 0 };
  const said = sameLines(standing.lines, record.lines, skuOf);
  return {
    shipped: unitsOf(standing.lines, (line) => newlyShipped(line, said.get(line.line))),
    beyond: unitsOf(standing.lines, (line) => shippedBeyond(line, said.get(line.line))),
    cancelled: unitsOf(standing.lines, (line) => newlyCancelled(line, said.get(line.line), record)),
    paid: Math.max(0, settled.paid - standing.paid),
    refunded: Math.max(0, settled.refunded - standing.refunded),
  };
}

/**
 * What the word “paid” means: what the channel says that it comes to; else, once something was paid, no more than that,
 * since the books may know lines that the channel never sold.
 */
function worthOf({ gross, paid }: Standing, { total }: OrderRecord): Minor {
  return total ?? (paid > 0 ? paid : gross);
}

/** The n-th line of a SKU in the file is the n-th of it in the books. */
export function sameLines(
  lines: readonly Pick<StandingLine, 'line' | 'sku'>[],
  said: readonly OrderedLine[],
  skuOf: (spelling: string) => string,
): Map<number, OrderedLine> {
  const bySku = Map.groupBy(said, ({ sku }) => skuOf(sku));
  const taken = new Map<string, number>();
  return new Map(
    lines.flatMap(({ line, sku }) => {
      const index = taken.get(sku) ?? 0;
      taken.set(sku, index + 1);
      const one = bySku.get(sku)?.[index];
      return one ? [[line, one] as const] : [];
    }),
  );
}

function unitsOf(
  lines: readonly StandingLine[],
  newly: (line: StandingLine) => Quantity,
): Map<number, Quantity> {
  return new Map(
    lines.flatMap((line) => {
      const units = newly(line);
      return units > 0 ? [[line.line, units] as const] : [];
    }),
  );
}

const openOf = ({ ordered, cancelled, shipped }: StandingLine): Quantity => ordered - cancelled - shipped;

function newlyShipped(line: StandingLine, said: OrderedLine | undefined): Quantity {
  if (line.stocked === 0 || !said || said.shipped === null) return 0;
  return Math.min(said.shipped - line.shipped, openOf(line));
}

function shippedBeyond(line: StandingLine, said: OrderedLine | undefined): Quantity {
  if (line.stocked === 0 || !said || said.shipped === null) return 0;
  return said.shipped - line.shipped - openOf(line);
}

/** A line that a channel keeps without units has none left. */
function newlyCancelled(line: StandingLine, said: OrderedLine | undefined, order: OrderRecord): Quantity {
  const shipped = Math.max(line.shipped, said?.shipped ?? 0);
  const rest = line.ordered - shipped;
  const cancelled = isOff(order) || said?.quantity === 0 ? rest : (said?.cancelled ?? 0);
  return Math.min(cancelled, rest) - line.cancelled;
}

/** The customer has called it off, or has all the money back: nothing more will leave. */
export function isOff({ lifecycle, payment, fulfilment, shipped_at }: OrderRecord): boolean {
  if (lifecycle === 'cancelled') return true;
  const nothingLeft = fulfilment !== 'fulfilled' && fulfilment !== 'partial' && shipped_at === null;
  return nothingLeft && (payment === 'refunded' || payment === 'voided');
}
