import { existsSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { takeBackBatch } from '../../src/operations/imports/undo.ts';
import { engines, newShop, type TestShop } from '../support/shop.ts';
import { importInto } from '../support/spreadsheet.ts';

const file = path.join(import.meta.dirname, '../../../shared/data/online-retail/dev_2010-12_latin1.csv');

if (!existsSync(file))
  console.warn(`\n*** ${file} is not here: the import of a real month is NOT tested in this run. ***\n`);

async function figures(shop: TestShop) {
  return shop.read(async ({ tx }) => {
    const sold = await tx
      .selectFrom('order_lines as l')
      .innerJoin('orders as o', 'o.id', 'l.order_id')
      .select([
        sql<number>`coalesce(sum(l.list_net), 0)`.as('net'),
        sql<number>`coalesce(sum(l.ordered), 0)`.as('units'),
      ])
      .where('o.undone_by', 'is', null)
      .where('o.placed_on', '>=', '2010-12-01')
      .where('o.placed_on', '<=', '2010-12-31')
      .executeTakeFirstOrThrow();
    const back = await tx
      .selectFrom('credit_lines as l')
      .innerJoin('credits as c', 'c.id', 'l.credit_id')
      .select([
        sql<number>`coalesce(sum(l.list_net), 0)`.as('net'),
        sql<number>`coalesce(sum(l.quantity), 0)`.as('units'),
      ])
      .where('c.voided_by', 'is', null)
      .where('c.credited_on', '>=', '2010-12-01')
      .where('c.credited_on', '<=', '2010-12-31')
      .executeTakeFirstOrThrow();
    return { gross_sales: sold.net, returned_goods: back.net, units: (sold.units - back.units) / 1000 };
  });
}

describe.skipIf(!existsSync(file) || !engines.includes('sqlite'))('a real month of a wholesaler', () => {
  it(
    'comes in whole, adds up to the penny, changes nothing twice, and goes without a trace',
    { timeout: 120_000 },
    async () => {
      const shop = await newShop('sqlite');
      const month = { kind: 'history', file, create_products: true } as const;

      const first = await importInto(shop, month);
      const read = await figures(shop);
      await shop.booksAreSound();
      const again = await importInto(shop, month);
      await shop.run(takeBackBatch, { batch: 1 });

      expect(first).toMatchObject({
      format: 'online_retail', rows: 42_481, records: 2_025, created: 2_025, rejected: 0,
      also: { orders: 1_629, returns: 396, lines: 42_481, products: 2_822, customers: 948 },
    }); // prettier-ignore
      expect(first.warnings).toEqual([
        expect.stringMatching(/^No row of the file names a tax rate/),
        expect.stringMatching(/^60 codes are written in capitals and in small letters/),
      ]);
      expect(read).toEqual({ gross_sales: 82_374_614, returned_goods: 7_478_912, units: 342_228 });
      expect(again).toMatchObject({ batch: null, created: 0, updated: 0, unchanged: 2_025 });
      expect(await figures(shop)).toEqual({ gross_sales: 0, returned_goods: 0, units: 0 });
      await shop.booksAreSound();
    },
  );
});
