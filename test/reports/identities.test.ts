import { expect, it } from 'vitest';
import { reports } from '../../src/reports/index.ts';
import type { ReportRow } from '../../src/views/report.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { onEveryEngine } from '../support/shop.ts';
import { newWorld } from '../support/world.ts';
import { ask } from './asking.ts';

/** Columns of which the totals are no sums: shares, averages, spans, first days. */
const noSums = /(_rate|^rate|_hours_|_open|_on)/;

function sums(rows: readonly ReportRow[], totals: ReportRow): Record<string, number> {
  const names = Object.keys(totals).filter((name) => !noSums.test(name) && typeof totals[name] === 'number');
  return Object.fromEntries(
    names.map((name) => [name, rows.reduce((sum, row) => sum + Number(row[name]), 0)]),
  );
}

onEveryEngine('every report', (newShop) => {
  it('adds up to its totals however it is grouped, and reads the same facts', async () => {
    const shop = await newWorld(await newShop());
    await shop.run(placeOrder, {
      line: ['MUG=2'],
      promised: '2026-03-09',
      channel: 'web',
      ship_to: '1 High St, York, YO1 1AA, GB',
    });

    await shop.run(placeOrder, { line: ['MUG=1'], pay: ['cash'], collect: true });

    for (const report of reports) {
      const first = await ask(shop, report.name);
      expect([report.name, first.rows_read > 0 || ['dead-stock', 'oversold'].includes(report.name)]).toEqual([
        report.name,
        true,
      ]);
      for (const by of Object.keys(report.groups)) {
        const { rows, totals, rows_read, found } = await ask(shop, report.name, { by });
        expect([report.name, by, rows_read, found]).toEqual([report.name, by, first.rows_read, rows.length]);
        expect([report.name, by, totals]).toMatchObject([report.name, by, sums(rows, totals)]);
      }
    }
  });

  it('keeps the totals of everything when only the top rows are wanted', async () => {
    const shop = await newWorld(await newShop());

    const all = await ask(shop, 'sales', { by: 'product' });
    const top = await ask(shop, 'sales', { by: 'product', top: 1 });

    expect(top.rows).toEqual(all.rows.slice(0, 1));
    expect(top).toMatchObject({ totals: all.totals, found: all.rows.length });
  });
});
