import { weekOf, type Day, type Instant } from '../base/days.ts';
import { portion, WHOLE } from '../base/money.ts';
import { column } from '../kit/view.ts';
import type { ReportRow } from '../views/report.ts';
import { dueQuery, shippedQuery, type Due, type Shipped } from './journeys.ts';
import { defineReport, groups } from './report.ts';
import { gathered } from './rows.ts';

const { day, week, month, channel } = groups;

const hours = (name: string, what: string) => [
  column(`${name}_hours_median`, 'number', `${what} h`),
  column(`${name}_hours_p90`, 'number', `${what} 90 %`),
  column(`${name}_hours_mean`, 'number', `${what} mean`),
];

export const fulfilment = defineReport({
  name: 'fulfilment',
  title: 'Fulfilment',
  summary: 'Measures how long orders take to leave and arrive, and how many leave on time.',
  examples: [
    ['docket reports fulfilment --by month --period 2026', 'lead times and punctuality, month by month'],
    ['docket reports fulfilment --by channel', 'the last 30 days, by where orders came in'],
  ],
  when: 'period',
  basis: 'Orders by the day the last of them shipped; those due by the day promised; no imported history.',
  note: [
    'Hours (median, 90 % within, mean): lead = placed → shipped, paid → shipped, delivery = shipped → delivered.',
    'On time rate = on time ÷ due; what is promised for today or later is due once it has shipped.',
  ].join('\n'),
  groups: { day, week, month, channel },
  usual: null,
  measures: [
    column('orders', 'number'),
    ...hours('lead', 'Lead'),
    column('due', 'number'),
    column('on_time', 'number'),
    column('on_time_rate', 'percent', 'On time %'),
    column('no_promise', 'number'),
    ...hours('paid', 'Paid'),
    ...hours('delivery', 'Delivery'),
  ],
  headline: 'orders',
  async answer(question) {
    const { rows: shipped } = await shippedQuery(question).execute(question.tx);
    const { rows: due } = await dueQuery(question).execute(question.tx);
    const journeys = [
      ...shipped.map((order): Journey => ({ on: order.shipped_on, channel: order.channel, shipped: order })),
      ...due.map((order): Journey => ({ on: order.promised_on, channel: order.channel, due: order })),
    ];
    const label = labels[question.by ?? 'total'] ?? (() => ({}));
    const rows = gathered(journeys, label).map(({ label: own, things }) => ({ ...own, ...measured(things) }));
    return { rows, totals: measured(journeys), rows_read: journeys.length };
  },
});

/** An order in one of its two parts: as one that has shipped, and as one that was due. */
interface Journey {
  readonly on: Day;
  readonly channel: string;
  readonly shipped?: Shipped;
  readonly due?: Due;
}

const labels: Readonly<Record<string, (journey: Journey) => ReportRow>> = {
  day: ({ on }) => ({ day: on }),
  week: ({ on }) => ({ week: weekOf(on) }),
  month: ({ on }) => ({ month: on.slice(0, 7) }),
  channel: ({ channel: code }) => ({ channel: code }),
};

function measured(journeys: readonly Journey[]): ReportRow {
  const shipped = journeys.flatMap((journey) => journey.shipped ?? []);
  const due = journeys.flatMap((journey) => journey.due ?? []);
  const on_time = due.filter((order) => order.on_time === 1).length;
  return {
    orders: shipped.length,
    ...spread('lead', shipped, ({ placed_at, shipped_at }) => [placed_at, shipped_at]),
    due: due.length,
    on_time,
    on_time_rate: due.length === 0 ? null : portion(WHOLE, on_time, due.length),
    no_promise: shipped.filter(({ promised_on }) => promised_on === null).length,
    ...spread('paid', shipped, ({ paid_at, shipped_at }) => [paid_at, shipped_at]),
    ...spread('delivery', shipped, ({ shipped_at, delivered_at }) => [shipped_at, delivered_at]),
  };
}

/** The span of one stage over the orders that went through it; one that ended before it began did not. */
function spread(
  name: string,
  orders: readonly Shipped[],
  stage: (order: Shipped) => readonly [Instant | null, Instant | null],
): ReportRow {
  const spans = orders
    .map(stage)
    .flatMap(([begun, ended]) =>
      begun === null || ended === null ? [] : [Date.parse(ended) - Date.parse(begun)],
    )
    .filter((span) => span >= 0)
    .toSorted((a, b) => a - b);
  return {
    [`${name}_hours_median`]: inHours(medianOf(spans)),
    [`${name}_hours_p90`]: inHours(spans[Math.ceil(spans.length * 0.9) - 1]),
    [`${name}_hours_mean`]: inHours(meanOf(spans)),
  };
}

function medianOf(sorted: readonly number[]): number | undefined {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

function meanOf(spans: readonly number[]): number | undefined {
  return spans.length === 0 ? undefined : spans.reduce((sum, span) => sum + span, 0) / spans.length;
}

const TENTH_OF_AN_HOUR = 360_000;

function inHours(milliseconds: number | undefined): number | null {
  return milliseconds === undefined ? null : Math.round(milliseconds / TENTH_OF_AN_HOUR) / 10;
}
