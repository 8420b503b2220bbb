import { at, differences, mean, table } from './numbers.ts';

/** Periods looked back at most; also never more than a quarter of the changes. */
const LONGEST = 26;
/** How much of the past mean change is expected to go on. */
const DRIFT = 0.7;

/** Changes continued as they followed each other: an autoregression whose order Akaike's criterion chooses. */
export function carriedByChanges(values: readonly number[], horizon: number): number[] {
  const changes = differences(values);
  if (changes.length === 0) return table(horizon, () => at(values, 0));
  const drift = mean(changes);
  const past = changes.map((change) => change - drift);
  const weights = weightsOf(past);
  let level = at(values, values.length - 1);
  return table(horizon, () => {
    const next = weights.reduce((total, weight, lag) => total + weight * at(past, past.length - 1 - lag), 0);
    past.push(next);
    level += next + DRIFT * drift;
    return level;
  });
}

/** Weights of the last, the last but one, … change, by Levinson and Durbin. */
function weightsOf(changes: readonly number[]): readonly number[] {
  const longest = Math.min(LONGEST, Math.floor(changes.length / 4));
  const together = table(longest + 1, (lag) => covariance(changes, lag));
  let error = at(together, 0);
  let weights: readonly number[] = [];
  let best = { weights, cost: changes.length * Math.log(error) };
  for (let order = 1; order <= longest && error > 0; order += 1) {
    weights = extended(together, weights, error);
    error *= 1 - at(weights, order - 1) ** 2;
    const cost = changes.length * Math.log(error) + 2 * order;
    if (cost < best.cost) best = { weights, cost };
  }
  return best.weights;
}

/** The weights for one more lag, from the covariances of the changes by lag. */
function extended(together: readonly number[], weights: readonly number[], error: number): readonly number[] {
  const order = weights.length + 1;
  const known = weights.reduce((total, weight, lag) => total + weight * at(together, order - 1 - lag), 0);
  const last = (at(together, order) - known) / error;
  return [...weights.map((weight, lag) => weight - last * at(weights, order - 2 - lag)), last];
}

function covariance(changes: readonly number[], lag: number): number {
  let total = 0;
  for (let index = lag; index < changes.length; index += 1) {
    total += at(changes, index) * at(changes, index - lag);
  }
  return total / changes.length;
}
