import type { Day } from '../../base/days.ts';
import type { Quantity } from '../../base/quantity.ts';
import { after, lyingThen, type Moment, type Shift } from './history.ts';

/** Something that was counted of a product; in the order in which it was written down. */
export interface Counted extends Moment {
  readonly product_id: number;
  /** `''` where lots are not tracked. */
  readonly lot: string;
  readonly day: Day;
  readonly quantity: Quantity;
  /** Takes the place of what was counted before. */
  readonly recount: 0 | 1;
}

/** What was counted of a product, or of a lot of it, altogether, as of the moment when its last part was. */
export interface Tally extends Moment {
  readonly product_id: number;
  readonly lot: string;
  readonly day: Day;
  readonly counted: Quantity;
  /** When its first part was. */
  readonly first: Moment;
}

/** Adds up what was counted of each product: parts add to each other, and a recount starts anew. */
export function tallied(lines: readonly Counted[]): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { product_id, lot, at, operation, day, quantity, recount } of lines) {
    const key = `${product_id} ${lot}`;
    const before = recount === 1 ? undefined : tallies.get(key);
    const part = { product_id, lot, at, operation, day, counted: quantity, first: { at, operation } };
    tallies.set(key, before === undefined ? part : joined(before, part));
  }
  return [...tallies.values()];
}

function joined(before: Tally, part: Tally): Tally {
  const [earlier, later] = after(before, [part]).length > 0 ? [before, part] : [part, before];
  return { ...later, counted: before.counted + part.counted, first: earlier.first };
}

/** What was counted of a product beside what the books said at that moment. */
export interface Variance {
  readonly tally: Tally;
  readonly expected: Quantity;
  /** What the level changes by: nothing where a later count has set it already. */
  readonly by: Quantity;
  readonly superseded: boolean;
  /** Goods came or went while it was being counted in parts: one of them may be counted twice, or not at all. */
  readonly disturbed: boolean;
  /** What came and went since, also what was taken back. */
  readonly since: readonly Shift[];
}

/** What is known of a product at the place that is counted. */
export interface Shelf {
  readonly quantity: Quantity;
  /** From the first moment of counting on. */
  readonly shifts: readonly Shift[];
  /** When its level was set by other counts. */
  readonly counts: readonly Moment[];
}

/**
 * Compares a tally with what was expected at its own moment; what moved since stacks on top. What was taken back is as
 * if it had not been: a receipt that was typed by mistake was never on the shelf.
 */
export function varianceOf(tally: Tally, { quantity, shifts, counts }: Shelf): Variance {
  const standing = shifts.filter((shift) => shift.standing === 1);
  const since = after(tally, standing);
  const expected = lyingThen(quantity, since);
  const superseded = after(tally, counts).length > 0;
  const by = superseded ? 0 : tally.counted - expected;
  const disturbed = after(tally.first, standing).length > since.length;
  return { tally, expected, by, superseded, disturbed, since: after(tally, shifts) };
}
