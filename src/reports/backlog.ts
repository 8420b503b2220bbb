import type { RawBuilder } from 'kysely';
import { addDays, type Day } from '../base/days.ts';
import { column } from '../kit/view.ts';
import type { ReportRow } from '../views/report.ts';
import { defineReport, groups, type Question } from './report.ts';
import { nameIn, sumsOf } from './rows.ts';

/** The age of an order in days, the last bucket without an end. */
const ages = [
  { name: 'age_0_1', head: '0–1 days', from: 0, to: 1 },
  { name: 'age_2_3', head: '2–3', from: 2, to: 3 },
  { name: 'age_4_7', head: '4–7', from: 4, to: 7 },
  { name: 'age_8_14', head: '8–14', from: 8, to: 14 },
  { name: 'age_15', head: '15+', from: 15, to: null },
] as const;

export const backlog = defineReport({
  name: 'backlog',
  title: 'Backlog',
  summary: 'Counts the orders that wait to be shipped, by how ready and how old they are.',
  examples: [
    ['docket reports backlog', 'ready, backordered, on hold …'],
    ['docket reports backlog --by channel', 'where they came in'],
  ],
  when: 'now',
  basis:
    'Open orders with units to ship as they stand now, aged by the day they were placed; no imported history.',
  note: 'orders = sum of the age columns; units are those still to ship, gross is the orders’ whole amount.',
  groups: { readiness: { columns: [column('readiness', 'word')] }, channel: groups.channel },
  usual: 'readiness',
  measures: [
    column('orders', 'number'),
    column('units', 'quantity'),
    column('gross', 'money'),
    ...ages.map(({ name, head }) => column(name, 'number', head)),
    column('overdue', 'number'),
    column('oldest_placed_on', 'day', 'Oldest'),
  ],
  headline: 'orders',
  async answer(question) {
    const { rows } = await backlogQuery(question).execute(question.tx);
    const totals = sumsOf(rows, ['orders', 'units', 'gross', ...ages.map(({ name }) => name), 'overdue']);
    return { rows, totals: { ...totals, oldest_placed_on: oldest(rows) }, rows_read: totals.orders };
  },
});

const groupings: Readonly<Record<string, { labels: string; join: string; labelled: string }>> = {
  readiness: { labels: 'o.readiness', join: '', labelled: 'o.readiness' },
  channel: {
    labels: 'h.code as channel',
    join: 'join channels h on h.id = o.channel_id',
    labelled: 'h.code',
  },
};

/** The headlines of what is still to ship are few and lie together in an index. */
function backlogQuery({ sql, by, today }: Question<object>): RawBuilder<Record<string, string | number>> {
  const { labels, join, labelled } = groupings[by ?? 'readiness'] ?? { labels: '', join: '', labelled: '' };
  const aged = ages.map(({ name, from, to }) => {
    const since = to === null ? sql`` : sql`and o.placed_on >= ${addDays(today, -to)}`;
    const until = from === 0 ? sql`1 = 1` : sql`o.placed_on <= ${addDays(today, -from)}`;
    return sql`sum(case when ${until} ${since} then 1 else 0 end) as ${sql.ref(name)}`;
  });
  return sql`select ${sql.raw(labels)}, count(*) as orders, sum(o.ordered - o.cancelled - o.shipped) as units,
      sum(o.gross) as gross, ${sql.join(aged)},
      sum(case when o.promised_on < ${today} then 1 else 0 end) as overdue, min(o.placed_on) as oldest_placed_on
    from orders o ${sql.raw(join)}
    where o.headline in ('hold', 'backordered', 'to_ship', 'part_shipped') and o.lifecycle = 'open'
      and o.readiness is not null and o.imported = 0 and o.undone_by is null
    group by ${sql.raw(labelled)}`;
}

function oldest(rows: readonly ReportRow[]): Day | null {
  const days = rows.map((row) => nameIn(row, 'oldest_placed_on')).toSorted();
  return days[0] ?? null;
}
