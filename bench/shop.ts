import { initShop } from '../src/operations/shop/init.ts';
import { perform, type App } from '../src/operations/perform.ts';
import { addProduct } from '../src/operations/products/add.ts';
import { receiveStock } from '../src/operations/stock/receive.ts';
import { createStore } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import type { Work } from '../src/store/work.ts';

export type Doing = <Request>(
  operation: (work: Work, request: Request) => Promise<string | number>,
  request: Request,
) => Promise<string>;

export interface BenchShop {
  readonly run: Doing;
  readonly app: App;
  readonly close: () => Promise<void>;
}

/** A shop in a file that has just been opened for business. */
export async function openedShop(file: string): Promise<BenchShop> {
  const shop = shopOn(await createStore(file));
  await shop.run(initShop, {
    name: 'Bench',
    currency: 'GBP',
    country: 'GB',
    timezone: 'Europe/London',
    prices: undefined,
    location: 'main',
    tax_rate: undefined,
  });
  return shop;
}

/** A way to do things in a shop. */
export function shopOn(store: Store): BenchShop {
  const app: App = {
    store,
    clock: () => new Date().toISOString(),
    actor: 'bench',
    dryRun: false,
    idempotencyKey: undefined,
    onWait: () => {},
  };
  const run: Doing = (operation, request) =>
    perform(app, { command: operation.name, request }, operation, async (_, subject) => subject);
  return { run, app, close: store.close };
}

/** A shop in a file with a hundred products, plenty of each, and a way to do things in it. */
export async function benchShop(file: string): Promise<BenchShop> {
  const shop = await openedShop(file);
  for (let product = 0; product < PRODUCTS; product += 1) {
    await shop.run(addProduct, {
      sku: `P${product}`,
      name: `Product ${product}`,
      price: '9.50',
      cost: '3.20',
    });
    await shop.run(receiveStock, { sku: `P${product}`, quantity: '100000000' });
  }
  return shop;
}

/** How many products the bench shop sells: P0, P1, … */
export const PRODUCTS = 100;

/** Three lines of three products, another three every time. */
export function threeLines(order: number): string[] {
  return [1, 7, 31].map((step, index) => `P${(order * step + index) % PRODUCTS}=${index + 1}`);
}
