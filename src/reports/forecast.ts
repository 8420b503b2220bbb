import { parseScaled } from '../base/decimal.ts';
import { Refusal } from '../base/refusal.ts';
import { parseHorizon } from '../domain/forecast/horizon.ts';
import { day, many, text, value } from '../kit/inputs.ts';
import { column, type Json } from '../kit/view.ts';
import type { ReportRow } from '../views/report.ts';
import { defineReport, groups, type Answer, type Question } from './report.ts';
import { sumsOf } from './rows.ts';

const { product, week, month } = groups;
const [inProducts, inPeriods] = [['product'], ['week', 'month']];

export const forecast = defineReport({
  name: 'forecast',
  title: 'Forecast',
  summary: 'Expects what will be ordered, by the method that did best on each product’s own past.',
  examples: [
    ['docket reports forecast MUG --horizon 8w', 'week by week, how it was forecast and how sure that is'],
    ['docket reports forecast --top 20 --horizon 3m', 'the twenty products of which most is expected'],
    ['docket reports forecast --by month --horizon 12m --csv', 'every product, month by month'],
    [
      'docket reports forecast MUG --horizon 40w --event "Black Friday" --uplift 2.5 --on 2026-11-27',
      'two and a half times the usual that week',
    ],
  ],
  when: 'ahead',
  basis: [
    'As ordered, by the day orders were placed, history too: less what customers cancelled, returns not taken off,',
    'kits by their components. The current week or month is the first ahead; what was ordered in it is no drop.',
  ].join('\n'),
  note: 'forecast = sum of its weeks or months; one of them lies between lower and upper with a chance of 80 %.',
  groups: { product, week, month },
  usual: null,
  decides: 'product; of a single one week or month, as it sells',
  measures: [
    { ...column('sku', 'text', 'SKU'), only: inPeriods },
    column('forecast', 'quantity'),
    { ...column('lower', 'quantity'), only: inPeriods },
    { ...column('upper', 'quantity'), only: inPeriods },
    { ...column('ordered', 'quantity', 'So far'), only: inPeriods },
    { ...column('last_year', 'quantity'), only: inPeriods },
    { ...column('before', 'quantity'), only: inProducts },
    { ...column('trend', 'text'), only: inProducts },
    { ...column('method', 'word'), only: inProducts },
    { ...column('rmsse', 'number', 'RMSSE'), only: inProducts },
    { ...column('wmape', 'percent', 'wMAPE'), only: inProducts },
    { ...column('bias', 'percent'), only: inProducts },
    { ...column('seasonal', 'word'), only: inProducts },
    { ...column('periods', 'number'), only: inProducts },
    { ...column('days_out_of_stock', 'number', 'Days out'), only: inProducts },
    { ...column('expected', 'nested'), only: inProducts },
  ],
  headline: 'forecast',
  args: { sku: many(text('SKU', 'Only these products (all goods that were ever ordered)')) },
  flags: {
    horizon: value('8w|3m', 'How far ahead, in weeks or months (8w or 3m)', parseHorizon),
    event: many(text('NAME', 'Something that lifts demand, with its --uplift and --on; as often as needed')),
    uplift: many(value('2.5', 'By how much it multiplies the week or month that it falls in', parseUplift)),
    on: many(day('When it is; of a past one what was learnt is freed')),
  },
  answer,
});

const MOST_UPLIFT = 100_000;

/** Refuses (2) what is no factor above 0 and at most 100. */
function parseUplift(typed: string): number {
  const factor = parseScaled(typed, 3, 'The uplift');
  if (factor > 0 && factor <= MOST_UPLIFT) return factor / 1000;
  throw new Refusal('input.invalid', `The uplift ${typed} is no factor such as 2.5, of at most 100.`, {
    details: { value: typed },
  });
}

async function answer(question: Question<object>): Promise<Answer> {
  const [
    { daysAhead, eventsAsked, forecasts, planOf, productsAsked },
    { columnOf, periodRows, productRow },
    remarks,
  ] = await Promise.all([
    import('./forecasting.ts'),
    import('./forecast-rows.ts'),
    import('./forecast-remarks.ts'),
  ]);
  const { sku = [] } = question.flags as { readonly sku?: readonly string[] };
  eventsAsked(question.flags);
  const products = await productsAsked(question);
  const plan = await planOf(question, products);
  const by = question.by ?? (sku.length > 0 && products.length === 1 ? columnOf[plan.rhythm] : 'product');
  const rows: ReportRow[] = [];
  const told: string[] = remarks.planRemarks(plan);
  const details: Json[] = [];
  let rows_read = 0;
  for await (const one of forecasts(question, products, plan)) {
    rows.push(...(by === 'product' ? [productRow(one, plan)] : periodRows(one, plan)));
    if (sku.length > 0) details.push(remarks.productDetails(one, plan));
    if (sku.length > 0 && by !== 'product') told.push(...remarks.productRemarks(one, plan));
    rows_read += one.lines;
  }
  const also = {
    rhythm: plan.rhythm,
    horizon: plan.horizon,
    ...(sku.length > 0 ? { products: details } : {}),
  };
  const totals = sumsOf(rows, ['forecast']);
  return { rows, totals, rows_read, by, days: daysAhead(plan), remarks: told, also };
}
