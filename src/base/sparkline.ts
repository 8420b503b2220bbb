const levels = [...'▁▂▃▄▅▆▇█'];
const GAP = '·';

/** Values as one line of bars from zero to the largest; a dot where there is none. */
export function sparkline(values: readonly (number | null)[], most = largest(values)): string {
  return values.map((value) => (value === null ? GAP : barOf(value, most))).join('');
}

function largest(values: readonly (number | null)[]): number {
  return values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
}

function barOf(value: number, most: number): string {
  const step = most > 0 ? Math.round((value / most) * (levels.length - 1)) : 0;
  return levels[Math.min(Math.max(step, 0), levels.length - 1)] ?? '';
}
