/** What a figure should be: so many times its floor, so much more than it, or so much, whatever the floor. */
export type Goal = { readonly at: 'most' | 'least' } & (
  | { readonly ratio: number }
  | { readonly more: number }
  | { readonly value: number }
);

/** One measured figure beside its floor: the least that the same work could cost. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  readonly floor: number;
  readonly unit: string;
  readonly goal?: Goal;
  readonly note?: string;
}

export type Case = () => Promise<readonly Figure[]>;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

export function verdict({ measured, floor, unit, goal }: Figure): string {
  if (!goal) return '';
  const [is, should, said] = compared(goal, { measured, floor, unit });
  const met = goal.at === 'most' ? is <= should : is >= should;
  return `${met ? 'met' : 'MISSED'} (${goal.at === 'most' ? '≤' : '≥'} ${said})`;
}

/** What there is, what there should be, and how that is said. */
function compared(
  goal: Goal,
  { measured, floor, unit }: Pick<Figure, 'measured' | 'floor' | 'unit'>,
): [is: number, should: number, said: string] {
  if ('ratio' in goal) return [measured / floor, goal.ratio, `${goal.ratio}×`];
  if ('more' in goal) return [measured - floor, goal.more, `floor + ${goal.more} ${unit}`];
  return [measured, goal.value, `${goal.value} ${unit}`];
}
