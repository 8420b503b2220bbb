/** One measured figure beside its floor: the least that the same work could cost. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  readonly floor: number;
  readonly unit: string;
  /** What the ratio measured ÷ floor should be, and which way. */
  readonly goal?: { readonly at: 'most' | 'least'; readonly ratio: number };
  readonly note?: string;
}

export type Case = () => Promise<readonly Figure[]>;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

export function verdict({ measured, floor, goal }: Figure): string {
  if (!goal) return '';
  const ratio = measured / floor;
  const met = goal.at === 'most' ? ratio <= goal.ratio : ratio >= goal.ratio;
  return `${met ? 'met' : 'MISSED'} (${goal.at === 'most' ? '≤' : '≥'} ${goal.ratio}×)`;
}
