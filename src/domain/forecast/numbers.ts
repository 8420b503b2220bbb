/** The value at a place of the list, which the caller knows to be there. */
export function at(values: readonly number[], index: number): number {
  return values[index] ?? NaN;
}

export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** Sum of squared distances from the mean. */
export function spread(values: readonly number[]): number {
  const middle = mean(values);
  let total = 0;
  for (const value of values) total += (value - middle) ** 2;
  return total;
}

export function differences(values: readonly number[]): number[] {
  return values.slice(1).map((value, index) => value - at(values, index));
}

/** The mean without the highest and the lowest where there are five or more: one odd year does not count. */
export function trimmedMean(values: readonly number[]): number {
  return mean(values.length < 5 ? values : values.toSorted((a, b) => a - b).slice(1, -1));
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** One value for each of `count` places. */
export function table<T>(count: number, of: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => of(index));
}

/** The straight line through the values, by least squares, at places 0, 1, 2, …. */
export function lineThrough(values: readonly number[]): {
  readonly start: number;
  readonly slope: number;
} {
  const middle = (values.length - 1) / 2;
  let slope = 0;
  let squares = 0;
  for (const [index, value] of values.entries()) {
    slope += (index - middle) * value;
    squares += (index - middle) ** 2;
  }
  if (squares > 0) slope /= squares;
  return { start: mean(values) - slope * middle, slope };
}
