import path from 'node:path';
import { deliverShipment } from '../../src/operations/shipments/deliver.ts';
import { payOrder } from '../../src/operations/payments/add.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { shipOrder } from '../../src/operations/shipments/ship.ts';
import { median, type Case } from '../figure.ts';
import { folder } from '../program.ts';
import { benchShop, threeLines, type Doing } from '../shop.ts';

const ORDERS = 500;
const GROWTH = [1_000, 10_000, 100_000] as const;

/** The whole way of an order in one process, beside its first step alone. */
export const journey: Case = async () => {
  const { run, close } = await benchShop(path.join(folder, 'journey.db'));
  const placing = await seconds(ORDERS, (order) => run(placeOrder, { line: threeLines(order) }));
  const whole = await seconds(ORDERS, (order) => wholeWay(run, order));
  await close();
  return [
    {
      name: 'place → pay → ship → deliver, one process (floor: placing alone)',
      measured: ORDERS / whole,
      floor: ORDERS / placing,
      unit: 'orders/s',
    },
  ];
};

async function wholeWay(run: Doing, order: number): Promise<void> {
  const number = Number(await run(placeOrder, { line: threeLines(order) }));
  await run(payOrder, { order: number, amount: null, method: 'card' });
  const shipment = Number(await run(shipOrder, { order: number }));
  await run(deliverShipment, { shipment });
}

/** What placing one order costs with 1,000, 10,000 and 100,000 orders in the books. */
export const growth: Case = async () => {
  const { run, close } = await benchShop(path.join(folder, 'growth.db'));
  const costs: number[] = [];
  let placed = 0;
  for (const size of GROWTH) {
    for (; placed < size; placed += 1) await run(placeOrder, { line: threeLines(placed) });
    const samples: number[] = [];
    for (let sample = 0; sample < ORDERS; sample += 1) {
      samples.push((await seconds(1, () => run(placeOrder, { line: threeLines(sample) }))) * 1000);
    }
    costs.push(median(samples));
  }
  await close();
  const [first = 0, second = 0, third = 0] = costs;
  return [
    {
      name: 'placing an order among 10,000 (floor: among 1,000)',
      measured: second,
      floor: first,
      unit: 'ms',
      goal: { at: 'most', ratio: 1.3 },
    },
    {
      name: 'placing an order among 100,000 (floor: among 1,000)',
      measured: third,
      floor: first,
      unit: 'ms',
      goal: { at: 'most', ratio: 1.3 },
    },
  ];
};

async function seconds(times: number, body: (time: number) => Promise<unknown>): Promise<number> {
  const started = performance.now();
  for (let time = 0; time < times; time += 1) await body(time);
  return (performance.now() - started) / 1000;
}
