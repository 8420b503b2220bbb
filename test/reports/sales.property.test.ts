import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ReportRow } from '../../src/views/report.ts';
import { engines, newShop, type TestShop } from '../support/shop.ts';
import { ask } from './asking.ts';
import { countedOneByOne, labelOf, type Counted } from './naive.ts';
import { books } from './random-books.ts';
import { write } from './write-books.ts';

const facts = ['gross_sales', 'discounts', 'returned_goods', 'tax', 'shipping', 'units'] as const;
const words = Object.keys(labelOf);

interface Days {
  readonly from: string;
  readonly to: string;
  readonly flags?: { readonly kind: string };
}

/** The totals and the count of rows read, then for every way of grouping the figures by label, and both again. */
type Told = readonly unknown[];

async function toldByReport(shop: TestShop, days: Days): Promise<Told> {
  const whole = await ask(shop, 'sales', days);
  const told: unknown[] = [figures(whole.totals), whole.rows_read];
  for (const by of words) {
    const { rows, totals, columns, rows_read } = await ask(shop, 'sales', { ...days, by });
    const label = columns[0]?.name ?? '';
    told.push([by, new Map(rows.map((row) => [row[label], figures(row)])), figures(totals), rows_read]);
  }
  return told;
}

function figures(row: ReportRow): ReportRow {
  return Object.fromEntries([...facts, 'net_sales'].map((name) => [name, row[name] ?? null]));
}

function toldOneByOne(counted: readonly Counted[]): Told {
  const whole = [summed(counted), counted.length];
  const groups = words.map((by) => {
    const found = Map.groupBy(counted, labelOf[by] ?? (() => null));
    return [by, new Map([...found].map(([label, mine]) => [label, summed(mine)])), ...whole];
  });
  return [...whole, ...groups];
}

function summed(counted: readonly Counted[]): ReportRow {
  const of = (name: (typeof facts)[number]): number => counted.reduce((sum, fact) => sum + fact[name], 0);
  const net_sales = of('gross_sales') - of('discounts') - of('returned_goods');
  return { ...Object.fromEntries(facts.map((name) => [name, of(name)])), net_sales };
}

it.runIf(engines.includes('sqlite'))(
  'whatever happened, every way of grouping sales agrees with counting them one by one',
  async () => {
    const everything = { from: '2026-01-01', to: '2026-12-31' };
    const some = { from: '2026-01-10', to: '2026-02-10' };

    const property = fc.asyncProperty(books, async (all) => {
      const shop = await newShop('sqlite');
      await write(shop, all);
      const counted = await countedOneByOne(shop);
      const early = counted.filter(({ day }) => day >= some.from && day <= some.to);
      const goods = early.filter(({ kind }) => kind === 'goods');

      expect(await toldByReport(shop, everything)).toEqual(toldOneByOne(counted));
      expect(await toldByReport(shop, some)).toEqual(toldOneByOne(early));
      expect(await toldByReport(shop, { ...some, flags: { kind: 'goods' } })).toEqual(toldOneByOne(goods));
    });

    await fc.assert(property, { seed: 20_260_302, numRuns: 40 });
  },
);
