import { expect, it } from 'vitest';
import { cancelOrder } from '../../src/operations/orders/cancel.ts';
import { closeOrder } from '../../src/operations/orders/close.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { setRecipe } from '../../src/operations/products/recipe.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import type { Json, Row } from '../../src/kit/view.ts';
import { reportJson } from '../../src/views/report.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';
import { ask, told } from './asking.ts';

const WEEK = 7 * 86_400_000;
/** A Monday. */
const NOW = '2026-03-02T10:00:00.000Z';

/** A shop with so many mugs on the shelf, on the first of January 2024. */
async function mugShop(shop: TestShop, quantity = '100000'): Promise<TestShop> {
  shop.at('2024-01-01T09:00:00.000Z');
  await shop.run(addProduct, { sku: 'MUG', name: 'Blue mug', price: '9.50' });
  await shop.run(receiveStock, { sku: 'MUG', quantity });
  return shop;
}

/** Orders on the Tuesdays of the weeks before now, the last one last, and then it is now. */
async function ordered(shop: TestShop, quantities: readonly number[], sku = 'MUG'): Promise<TestShop> {
  for (const [index, quantity] of quantities.entries()) {
    if (quantity === 0) continue;
    shop.at(new Date(Date.parse(NOW) - (quantities.length - index) * WEEK + WEEK / 7).toISOString());
    await shop.run(placeOrder, { line: [`${sku}=${quantity}`], force: true });
  }
  shop.at(NOW);
  return shop;
}

const steadily = (weeks: number, of: (week: number) => number = () => 10): number[] =>
  Array.from({ length: weeks }, (_, week) => of(week));

interface Told {
  readonly rhythm: string;
  readonly by: string;
  readonly from: string;
  readonly to: string;
  readonly rows: Row[];
  readonly totals: Row;
  readonly rows_read: number;
  readonly products: readonly {
    readonly method: string;
    readonly seasonal: boolean;
    readonly candidates: readonly { readonly method: string; readonly rmsse: number | null }[];
    readonly reasons: readonly { readonly code: string; readonly text: string }[];
    readonly history: readonly Row[];
  }[];
}

async function expected(shop: TestShop, flags: object = {}, by?: string): Promise<Told> {
  const asked = { flags: { sku: ['MUG'], ...flags }, ...(by === undefined ? {} : { by }) };
  return reportJson(await ask(shop, 'forecast', asked)) as unknown as Told;
}

function figures(rows: readonly Row[], column: string): Json[] {
  return rows.map((row) => row[column] ?? null);
}

onEveryEngine('reports forecast', (newShop) => {
  it('expects of one product each of the weeks ahead, the current one first', async () => {
    const shop = await ordered(await mugShop(await newShop()), steadily(20));

    const { rows, totals, products, ...rest } = await expected(shop);

    expect(rest).toMatchObject({
      by: 'week',
      rhythm: 'weekly',
      from: '2026-03-02',
      to: '2026-04-26',
      rows_read: 20,
    });
    expect(rows[0]).toEqual({
      week: '2026-03-02', sku: 'MUG', forecast: 10, lower: 10, upper: 10, ordered: 0, last_year: null,
    }); // prettier-ignore
    expect(figures(rows, 'week')).toEqual([
      '2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23', '2026-03-30', '2026-04-06', '2026-04-13', '2026-04-20',
    ]); // prettier-ignore
    expect(totals).toEqual({ forecast: 80 });
    expect(products[0]?.history).toHaveLength(20);
    expect(products[0]?.history[0]).toEqual({
      week: '2025-10-13',
      ordered: 10,
      days_out_of_stock: 0,
      seen: 10,
    });
  });

  it('says which method did best on the past, by how much, and that there is no season yet', async () => {
    const shop = await ordered(
      await mugShop(await newShop()),
      steadily(30, (week) => 10 + (week % 3)),
    );

    const [product] = (await expected(shop)).products;
    const errors = (product?.candidates ?? []).map(({ rmsse }) => rmsse ?? 0);

    expect(product?.candidates[0]?.method).toBe(product?.method);
    expect((product?.candidates ?? []).map(({ method }) => method)).toEqual(
      expect.arrayContaining(['naive', 'moving_average', 'ses', 'damped_holt', 'theta', 'combination']),
    );
    expect(Math.min(...errors)).toBeGreaterThan(0);
    expect(product?.reasons).toContainEqual({
      code: 'no_year',
      text: 'Under two seasons (30 of 104 periods): no seasonality.',
    });
    expect(product?.seasonal).toBe(false);
  });

  it('does not read the part of a week that has passed as a drop', async () => {
    const shop = await ordered(await mugShop(await newShop()), steadily(20));
    shop.at('2026-03-04T10:00:00.000Z');
    await shop.run(placeOrder, { line: ['MUG=1'] });

    const { rows } = await expected(shop);

    expect(rows[0]).toMatchObject({ week: '2026-03-02', forecast: 10, ordered: 1 });
  });

  it('does not read weeks out of stock as weeks without demand, and says on how many days there was none', async () => {
    const shop = await ordered(await mugShop(await newShop(), '160'), [...steadily(16), 0, 0, 0, 0]);
    await shop.run(receiveStock, { sku: 'MUG', quantity: '50' });

    const { rows, products } = await expected(shop);

    expect(figures(rows.slice(0, 2), 'forecast')).toEqual([10, 10]);
    expect(products[0]?.history.slice(-5).map(({ ordered: units, days_out_of_stock, seen }) => [units, days_out_of_stock, seen])).toEqual([
      [10, 5, 10], [0, 7, null], [0, 7, null], [0, 7, null], [0, 7, null],
    ]); // prettier-ignore
    expect(products[0]?.reasons).toContainEqual({
      code: 'gaps',
      text: '4 periods out of stock: not read as no demand.',
    });
  });

  it('reads weeks of which docket kept no stock, and of what is sold without, as they are', async () => {
    const shop = await newShop();
    await shop.run(addProduct, { sku: 'MUG', name: 'Blue mug', price: '9.50', when_short: 'backorder' });
    await ordered(shop, [...steadily(16), 0, 0, 0, 0]);

    const { products, rows } = await expected(shop);

    expect(figures(products[0]?.history.slice(-2) ?? [], 'seen')).toEqual([0, 0]);
    expect(Number(rows[0]?.['forecast'])).toBeLessThan(5);
  });

  it('counts what customers wanted: not what they cancelled, and no drafts, but what the shop closed', async () => {
    const shop = await ordered(await mugShop(await newShop()), [4, 5, 6, 7, 0]);
    await shop.run(
      cancelOrder,
      { order: 1001, reason: 'changed_mind', sku: ['MUG=3'] },
      { command: 'orders cancel' },
    );
    await shop.run(closeOrder, { order: 1002, reason: 'out of print' }, { command: 'orders close' });
    shop.at('2026-02-24T10:00:00.000Z');
    await shop.run(placeOrder, { line: ['MUG=50'], draft: true });
    await shop.run(placeOrder, { line: ['MUG=60'] });
    await shop.undo();
    shop.at(NOW);

    const { products } = await expected(shop);

    expect(figures(products[0]?.history ?? [], 'ordered')).toEqual([1, 5, 6, 7, 0]);
  });

  it('looks ahead in months where months are asked for, or where weeks would say little', async () => {
    const shop = await ordered(
      await mugShop(await newShop()),
      steadily(60, (week) => (week % 4 === 0 ? 3 : 0)),
    );

    expect(await expected(shop, { horizon: { count: 3, unit: 'm' } })).toMatchObject({
      by: 'month', rhythm: 'monthly', from: '2026-03-01', to: '2026-05-31',
      rows: [{ month: '2026-03' }, { month: '2026-04' }, { month: '2026-05' }],
    }); // prettier-ignore
    expect(await expected(shop)).toMatchObject({ by: 'month', rhythm: 'monthly' });
    expect((await expected(shop, { horizon: { count: 8, unit: 'w' } })).rows).toHaveLength(8);
    expect((await expected(shop, { horizon: { count: 8, unit: 'w' } }, 'month')).rows).toHaveLength(2);
  });

  it('multiplies the week of an event', async () => {
    const shop = await ordered(await mugShop(await newShop()), steadily(20));
    const event = { event: ['Fair'], uplift: [2.5], on: ['2026-03-13'] };

    expect(figures((await expected(shop, event)).rows.slice(0, 3), 'forecast')).toEqual([10, 25, 10]);
    await expect(expected(shop, { ...event, uplift: [] })).rejects.toMatchObject({ exit: 2 });
    expect((await ask(shop, 'forecast', { flags: { ...event, on: ['2026-11-27'] } })).remarks).toEqual([
      'Fair on 2026-11-27 is beyond the horizon: --horizon 39w reaches it.',
    ]);
  });

  it('has a row a product where there are several, the most expected first', async () => {
    const shop = await ordered(await mugShop(await newShop()), steadily(20));
    await shop.run(addProduct, { sku: 'TEA', name: 'Tea', price: '4.00', when_short: 'backorder' });
    await shop.run(addProduct, { sku: 'NEVER', name: 'Never', price: '4.00' });
    await ordered(
      shop,
      steadily(20, () => 30),
      'TEA',
    );

    const all = await told(shop, 'forecast');

    expect(all).toMatchObject({ by: 'product', rows_read: 40, totals: { forecast: 320 } });
    expect(all.rows).toMatchObject([
      {
        sku: 'TEA',
        name: 'Tea',
        forecast: 240,
        before: 240,
        seasonal: false,
        periods: 20,
        wmape: 0,
        bias: 0,
      },
      { sku: 'MUG', name: 'Blue mug', forecast: 80, before: 80, days_out_of_stock: 0 },
    ]);
    expect(all.rows[1]?.['trend']).toBe(`${'█'.repeat(20)}│${'█'.repeat(8)}`);
    expect(all.rows[1]?.['expected']).toHaveLength(8);
    expect((await told(shop, 'forecast', { top: 1 })).rows).toMatchObject([{ sku: 'TEA' }]);
    expect((await told(shop, 'forecast', { by: 'month', sort: 'sku' })).rows).toMatchObject([
      { month: '2026-03', sku: 'MUG' }, { month: '2026-04', sku: 'MUG' }, { month: '2026-05', sku: 'MUG' },
      { sku: 'TEA' }, { sku: 'TEA' }, { sku: 'TEA' },
    ]); // prettier-ignore
    expect((await expected(shop, { sku: ['NEVER'] })).totals).toEqual({ forecast: 0 });
    await expect(expected(shop, { sku: ['MUGG'] })).rejects.toMatchObject({ exit: 3 });
  });

  it('takes kits apart', async () => {
    const shop = await mugShop(await newShop());
    await shop.run(addProduct, { sku: 'BOX', name: 'Gift box', price: '30.00' });
    await shop.run(setRecipe, { sku: 'BOX', parts: ['MUG=2'] });
    await ordered(
      shop,
      steadily(20, () => 5),
      'BOX',
    );

    expect((await expected(shop)).rows[0]).toMatchObject({ sku: 'MUG', forecast: 10 });
    expect((await told(shop, 'forecast')).rows).toMatchObject([{ sku: 'MUG', forecast: 80 }]);
  });
});
