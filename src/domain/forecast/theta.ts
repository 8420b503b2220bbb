import { lineThrough, table } from './numbers.ts';
import { simplySmoothed } from './smoothing.ts';

/** Which of the two lines counts how much: the classical method takes half of each. */
const SHARE = 0.5;
const CURVATURE = 2;

/**
 * The Theta method (Assimakopoulos and Nikolopoulos): the mean of the line through the values and of the values with
 * their distance from that line doubled, smoothed. As good as smoothing with half of the slope as drift.
 */
export function carriedByTheta(values: readonly number[], horizon: number): number[] {
  const { start, slope } = lineThrough(values);
  const line = (index: number): number => start + slope * index;
  const bent = values.map((value, index) => CURVATURE * value + (1 - CURVATURE) * line(index));
  const { level } = simplySmoothed(bent);
  return table(horizon, (ahead) => SHARE * level + (1 - SHARE) * line(values.length + ahead));
}
