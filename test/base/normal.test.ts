import { expect, it } from 'vitest';
import { chanceBelow, normalQuantile } from '../../src/base/normal.ts';

/** From published tables of the normal distribution. */
it.each([
  { chance: 0.5, z: 0 },
  { chance: 0.8, z: 0.8416212335729143 },
  { chance: 0.9, z: 1.2815515655446004 },
  { chance: 0.95, z: 1.6448536269514722 },
  { chance: 0.975, z: 1.959963984540054 },
  { chance: 0.99, z: 2.3263478740408408 },
  { chance: 0.999, z: 3.090232306167813 },
  { chance: 0.999999, z: 4.753424308822899 },
  { chance: 0.05, z: -1.6448536269514722 },
])('$chance of all values lie below $z deviations', ({ chance, z }) => {
  expect(Math.abs(normalQuantile(chance) - z)).toBeLessThan(1e-9);
  expect(Math.abs(chanceBelow(z) - chance)).toBeLessThan(1e-12);
});
