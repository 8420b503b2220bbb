import { forecast } from '../../src/domain/forecast/forecast.ts';
import { table } from '../../src/domain/forecast/numbers.ts';
import { carparts } from './carparts.ts';
import { m4 } from './m4.ts';

const PRODUCTS = 1_000;
const WEEKS = 104;
const AHEAD = 8;

/** How long a shop waits for the forecasts of all its products. */
function speed(): string[] {
  const began = performance.now();
  for (let product = 0; product < PRODUCTS; product += 1) {
    const demand = table(WEEKS, (week) =>
      Math.round(20 + 8 * Math.sin(week / 8.3 + product) + 5 * Math.sin(week * (product + 1.7))),
    );
    forecast({ demand, year: 52, horizon: AHEAD });
  }
  const seconds = (performance.now() - began) / 1000;
  return [`${PRODUCTS} products × ${WEEKS} weeks, ${AHEAD} ahead: ${seconds.toFixed(2)} s`];
}

for (const line of [...m4(), ...carparts(), ...speed()]) console.log(line);
