/** How demand is counted: by the week or by the month. */
export type Rhythm = 'weekly' | 'monthly';

/** Periods that make a year. */
export const yearOf: Readonly<Record<Rhythm, number>> = { weekly: 52, monthly: 12 };

/** Demand of one period; null where it could not be seen, since there was nothing to sell. */
export type Seen = number | null;

/** Demand since it could be seen: from the first period that is not a gap. */
export function sinceSeen(demand: readonly Seen[]): readonly Seen[] {
  const first = demand.findIndex((value) => value !== null);
  return first < 0 ? [] : demand.slice(first);
}

/** Only what was seen. */
export function seenOf(demand: readonly Seen[]): number[] {
  return demand.filter((value) => value !== null);
}

/** Demand with its gaps closed by the line between the neighbours; before the first and after the last, by these. */
export function filled(demand: readonly Seen[]): number[] {
  const before = lastSeen(demand);
  const after = lastSeen(demand.toReversed()).toReversed();
  return demand.map((_, index) => between(before[index] ?? null, after[index] ?? null));
}

interface Neighbour {
  readonly value: number;
  readonly distance: number;
}

/** For each period the nearest one seen at or before it. */
function lastSeen(demand: readonly Seen[]): (Neighbour | null)[] {
  let last: Neighbour | null = null;
  return demand.map((value) => {
    last = value === null ? last && { ...last, distance: last.distance + 1 } : { value, distance: 0 };
    return last;
  });
}

function between(left: Neighbour | null, right: Neighbour | null): number {
  if (!left || !right) return left?.value ?? right?.value ?? 0;
  const width = left.distance + right.distance;
  return width === 0 ? left.value : left.value + (left.distance / width) * (right.value - left.value);
}
