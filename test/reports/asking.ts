import { reports } from '../../src/reports/index.ts';
import { runReport, type Asked } from '../../src/reports/run.ts';
import { loadShop } from '../../src/store/load/shop.ts';
import type { Row } from '../../src/kit/view.ts';
import { reportJson, type ReportResult } from '../../src/views/report.ts';
import type { TestShop } from '../support/shop.ts';

type Wishes = Omit<Asked, 'shop' | 'today'>;

/** Runs a report by its name; the clock is the shop's. */
export async function ask(shop: TestShop, name: string, wishes: Wishes = {}): Promise<ReportResult> {
  const report = reports.find((one) => one.name === name);
  if (!report) throw new Error(`there is no report ${name}`);
  return shop.read(async (reading) =>
    runReport(reading, report, {
      ...wishes,
      shop: await loadShop(reading.tx),
      today: shop.app.clock().slice(0, 10),
    }),
  );
}

/** What `--json` prints of it. */
export async function told(
  shop: TestShop,
  name: string,
  wishes: Wishes = {},
): Promise<{ rows: Row[]; totals: Row; rows_read: number }> {
  return reportJson(await ask(shop, name, wishes)) as never;
}
