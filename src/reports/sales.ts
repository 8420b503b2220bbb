import { weekOf } from '../base/days.ts';
import { word } from '../kit/inputs.ts';
import { column } from '../kit/view.ts';
import type { ReportRow } from '../views/report.ts';
import { defineReport, groups, type Answer } from './report.ts';
import { gathered, nameIn, sumsOf } from './rows.ts';
import { facts, salesQuery, type Found } from './sales-facts.ts';

const { day, week, month, product, category, channel, customer, country } = groups;

export const sales = defineReport({
  name: 'sales',
  title: 'Sales',
  summary: 'Adds up what was sold, without tax: list prices less discounts less what came back.',
  examples: [
    ['docket reports sales --by month --period 2026', 'a year, month by month'],
    ['docket reports sales --by product --top 10 --kind goods', 'the ten best products of the last 30 days'],
    ['docket reports sales --by channel --sort -units --csv', 'for a spreadsheet'],
    ['docket reports sales --by day --period this-month --chart=net_sales', 'as bars'],
  ],
  when: 'period',
  basis: 'Orders by the day they were placed, credits (returns, goodwill) by their own day; without tax.',
  note: 'net sales = gross sales − discounts − returned goods; units = ordered − cancelled − credited.',
  groups: { day, week, month, product, category, channel, customer, country },
  usual: null,
  measures: [
    column('gross_sales', 'money', 'Gross'),
    column('discounts', 'money'),
    column('returned_goods', 'money', 'Returned'),
    column('net_sales', 'money', 'Net'),
    column('tax', 'money'),
    column('shipping', 'money'),
    column('units', 'quantity'),
  ],
  headline: 'net_sales',
  flags: {
    kind: word(
      ['goods', 'service'],
      'KIND',
      'Products of this kind only: goods leave out services, shipping and goodwill',
    ),
  },
  async answer(question) {
    const { rows } = await salesQuery(question).execute(question.tx);
    return answerOf(question.by === 'week' ? inWeeks(rows) : rows);
  },
});

function inWeeks(rows: readonly Found[]): Found[] {
  const weeks = gathered(rows, (row) => ({ week: weekOf(nameIn(row, 'week')) }));
  return weeks.map(({ label, things }) => ({ ...label, ...sumsOf(things, facts) }));
}

function answerOf(found: readonly Found[]): Answer {
  // Sums over nothing are null, and there is then no row.
  const counted = found.filter((row) => Number(row['rows_read'] ?? 0) > 0);
  const { rows_read, ...totals } = sumsOf(counted, facts);
  return { rows: counted.map(withNet), totals: withNet(totals), rows_read };
}

function withNet(row: ReportRow): ReportRow {
  const { gross_sales, discounts, returned_goods } = row;
  return { ...row, net_sales: Number(gross_sales) - Number(discounts) - Number(returned_goods) };
}
