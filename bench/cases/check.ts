import path from 'node:path';
import { needsOf, priced } from '../../src/domain/orders/place.ts';
import type { DocketEvent } from '../../src/domain/events.ts';
import { Shelf } from '../../src/domain/stock/shelf.ts';
import { perform } from '../../src/operations/perform.ts';
import { loadFree } from '../../src/store/load/levels.ts';
import { findProducts } from '../../src/store/load/products.ts';
import { record } from '../../src/store/record/index.ts';
import type { Work } from '../../src/store/work.ts';
import { median, type Case } from '../figure.ts';
import { docket, folder, root, timed } from '../program.ts';
import { benchShop, PRODUCTS } from '../shop.ts';

const ORDERS = 100_000;
const BATCH = 1_000;
const ROUNDS = 3;

/** Proving the books of a hundred thousand open orders, beside reading every row of them once. */
export const checking: Case = async () => {
  const file = path.join(folder, 'checked.db');
  const { app, close } = await benchShop(file);
  for (let batch = 0; batch < ORDERS / BATCH; batch += 1) {
    await perform(app, { command: 'bench fill', request: { batch } }, fill, async () => undefined);
  }
  await close();
  const ours: number[] = [];
  const floors: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push((await docket(file, ['db', 'check'])).seconds);
    floors.push((await timed([path.join(root, 'bench', 'floors', 'scan.ts'), file])).seconds);
  }
  return [
    {
      name: `db check of ${ORDERS} orders (floor: reading every row once)`,
      measured: median(ours),
      floor: median(floors),
      unit: 's',
    },
  ];
};

async function fill(work: Work, { batch }: { readonly batch: number }): Promise<number> {
  const products = [
    ...(
      await findProducts(
        work,
        Array.from({ length: PRODUCTS }, (_, product) => `P${product}`),
      )
    ).values(),
  ];
  const shelf = new Shelf(
    await loadFree(
      work,
      products.map(({ id }) => id),
    ),
  );
  const channel = await work.tx.selectFrom('channels').select('id').executeTakeFirstOrThrow();
  const order = {
    external_ref: null, channel_id: channel.id, customer_id: null, ship_to_id: null, location_id: null, country: 'GB',
    lifecycle: 'open', imported: 0, ship_policy: 'complete', backorder: 0, prices: 'with_tax', placed_at: work.now,
    placed_on: work.today, promised_on: null, currency: 'GBP', note: null, fingerprint: null,
  } as const; // prettier-ignore
  const events = Array.from({ length: BATCH }, (_, index): DocketEvent => {
    const lines = [0, 1, 2].flatMap((step) => {
      const product = products[(index + step * 7) % products.length];
      return product
        ? [{ product, quantity: 1000, unit_price: product.price, tax_rate: 200_000, discount: null }]
        : [];
    });
    const drawn = priced({ order, lines, discount: null, shipping: null });
    return { type: 'order_placed', ...drawn, allocations: shelf.serve(needsOf(order, drawn.lines)) };
  });
  await record(work, events);
  return batch;
}
