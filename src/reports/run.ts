import { sql } from 'kysely';
import { addDays, type Day } from '../base/days.ts';
import type { Reading, Work } from '../store/work.ts';
import type { ReportResult } from '../views/report.ts';
import { columnsOf, type Report } from './report.ts';
import { inOrder, orderOf, refuseUnsortable } from './rows.ts';

/** How a report was asked for; open ends of the days are left out. */
export interface Asked {
  readonly today: Day;
  readonly shop: Work['shop'];
  readonly by?: string | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly sort?: string | undefined;
  /** So many rows, the most first. */
  readonly top?: number | undefined;
  /** The report's own flags. */
  readonly flags?: Readonly<Record<string, unknown>> | undefined;
}

/** Days are text: everything comes after this one. */
const BEGINNING = '0000-00-00';
const USUAL_DAYS = 30;

/** Runs a report over the books as they stand in the transaction; refuses (2) a column to sort by that it has not. */
export async function runReport(reading: Reading, report: Report, asked: Asked): Promise<ReportResult> {
  const { shop, today, top, flags = {} } = asked;
  refuseUnsortable(report, asked.by, asked.sort);
  const wanted = asked.by ?? report.usual;
  const days = daysOf(report, asked);
  const asking = { by: wanted, ...days, from: days.from ?? BEGINNING, today, shop, flags };
  const question = { ...reading, sql, ...asking };
  const answer = await report.answer(question);
  const { rows, totals, rows_read, by = wanted, remarks = [], also = {} } = answer;
  const { from, to } = answer.days ?? days;
  const order = orderOf(report, by, asked);
  const columns = columnsOf(report, by);
  const { name, title, headline, basis, note } = report;
  return {
    report: name,
    title,
    by,
    from,
    to,
    asked: report.when === 'ahead' || asked.from !== undefined || asked.to !== undefined,
    timezone: shop.timezone,
    currency: shop.currency,
    rows_read,
    columns,
    headline,
    rows: inOrder(rows, order, columns[0]?.name ?? '').slice(0, top),
    found: rows.length,
    totals,
    basis,
    note,
    remarks,
    also,
  };
}

function daysOf({ when }: Report, { from, to, today }: Asked): { from: Day | null; to: Day } {
  if (when !== 'period') return { from: null, to: today };
  if (from === undefined && to === undefined) return { from: addDays(today, 1 - USUAL_DAYS), to: today };
  return { from: from ?? null, to: to ?? (from !== undefined && from > today ? from : today) };
}
