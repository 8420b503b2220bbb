import path from 'node:path';
import { instantOf } from '../../src/base/days.ts';
import type { DocketEvent } from '../../src/domain/events.ts';
import { perform } from '../../src/operations/perform.ts';
import { record } from '../../src/store/record/index.ts';
import { median, type Case } from '../figure.ts';
import { docket, folder, root, timed } from '../program.ts';
import { benchShop } from '../shop.ts';

const ORDERS = 25_000;
const LINES_EACH = 20;
const BATCH = 1_000;
const ROUNDS = 5;

/** Sales by month over half a million lines, beside the bare SQL in a Node of its own. */
export const reporting: Case = async () => {
  const file = path.join(folder, 'half-a-million.db');
  await fill(file);
  const ours: number[] = [];
  const floors: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(
      (
        await docket(file, [
          'reports',
          'sales',
          '--by',
          'month',
          '--from',
          '2025-01-01',
          '--to',
          '2025-12-31',
        ])
      ).seconds,
    );
    floors.push((await timed([path.join(root, 'bench', 'floors', 'sales.ts'), file])).seconds);
  }
  return [
    {
      name: `reports sales --by month over ${ORDERS * LINES_EACH} lines`,
      measured: median(ours),
      floor: median(floors),
      unit: 's',
      goal: { at: 'most', ratio: 2 },
    },
  ];
};

async function fill(file: string): Promise<void> {
  const { app, close } = await benchShop(file);
  for (let first = 0; first < ORDERS; first += BATCH) {
    await perform(
      app,
      { command: 'bench fill', request: { first } },
      async (work) => {
        const channel = await work.tx
          .selectFrom('channels')
          .select('id')
          .where('code', '=', 'web')
          .executeTakeFirstOrThrow();
        const products = await work.tx.selectFrom('products').select(['id', 'sku', 'name']).execute();
        await record(
          work,
          Array.from({ length: BATCH }, (_, index) => pastOrder(first + index, channel.id, products)),
        );
        return first;
      },
      async () => undefined,
    );
  }
  await close();
}

function pastOrder(
  order: number,
  channel_id: number,
  products: readonly { id: number; sku: string; name: string }[],
): DocketEvent {
  const placed_on = `2025-${String(1 + (order % 12)).padStart(2, '0')}-${String(1 + (order % 28)).padStart(2, '0')}`;
  const lines = Array.from({ length: LINES_EACH }, (_, index) => {
    const product = products[(order * 7 + index) % products.length] ?? { id: 0, sku: '', name: '' };
    return {
      line: index + 1, parent_line: null, product_id: product.id, sku: product.sku, name: product.name, stocked: 1,
      tax_category: 'standard', tax_rate: 200_000, unit_price: 9_500_000, unit_cost: null, list: 950, discount: 0,
      order_discount: 0, list_net: 792, net: 792, tax: 158, gross: 950, ordered: 1000,
    } as const; // prettier-ignore
  });
  return {
    type: 'order_placed',
    order: {
      external_ref: `B${order}`, channel_id, customer_id: null, ship_to_id: null, location_id: null, country: 'GB',
      lifecycle: 'closed', imported: 1, ship_policy: 'complete', backorder: 0, prices: 'with_tax',
      placed_at: instantOf(`${placed_on}T12:00:00`, 'Europe/London'), placed_on, promised_on: null, currency: 'GBP', note: null,
      fingerprint: null,
    }, // prettier-ignore
    lines,
    charges: [],
    allocations: [],
  };
}
