const SERIES_WITHIN = 3;
const TERMS = 200;

/** The chance that a standard normal value is at most `z`, to about 1e-15. */
export function chanceBelow(z: number): number {
  if (z < 0) return 1 - chanceBelow(-z);
  return z < SERIES_WITHIN ? 0.5 + density(z) * series(z) : 1 - density(z) / fraction(z);
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** z + z³/3 + z⁵/(3·5) + …. */
function series(z: number): number {
  let [term, total] = [z, z];
  for (let odd = 3; term > total * Number.EPSILON; odd += 2) {
    term *= (z * z) / odd;
    total += term;
  }
  return total;
}

/** Laplace's continued fraction of the upper tail. */
function fraction(z: number): number {
  let value = z;
  for (let term = TERMS; term > 0; term -= 1) value = z + term / value;
  return value;
}

const FARTHEST = 8;

/** How many standard deviations above the mean a chance of 0 … 1 lies: 0.95 → 1.6448536; to 1e-9. */
export function normalQuantile(chance: number): number {
  if (chance < 0.5) return -normalQuantile(1 - chance);
  let [low, high] = [0, FARTHEST];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (chanceBelow(middle) < chance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
