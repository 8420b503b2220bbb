import { orderNamed } from '../domain/orders/named.ts';
import { column } from '../kit/view.ts';
import type { ReportRow } from '../views/report.ts';
import { defineReport, groups, type Question } from './report.ts';
import { gathered, sumsOf } from './rows.ts';

/** A line of an order of which something is missing. */
interface Missing {
  readonly sku: string;
  readonly name: string;
  readonly order: number;
  readonly external_ref: string | null;
  readonly channel: string;
  readonly placed_on: string;
  readonly waiting: number;
  readonly oversold: number;
}

const labels: Readonly<Record<string, (line: Missing) => ReportRow>> = {
  product: ({ sku, name }) => ({ sku, name }),
  order: ({ order, external_ref, channel }) => ({ order, external_ref, channel }),
  channel: ({ channel }) => ({ channel }),
};

export const oversold = defineReport({
  name: 'oversold',
  title: 'Oversold',
  summary: 'Lists what channels have sold and is not there, product by product with its orders.',
  examples: [
    ['docket reports oversold', 'which products are missing, and for which orders'],
    ['docket reports oversold --by order', 'whom to write to'],
    ['docket reports oversold --by channel', 'where the buffer is too small'],
  ],
  when: 'now',
  basis:
    'Open orders that a channel has reported, as they stand now: their units that no place has for them, and those that left, as their channel says, although there were none.',
  note: 'missing = waiting + oversold; it ends by itself as goods come and are shipped, or as units are cancelled.',
  groups: {
    product: groups.product,
    order: {
      columns: [
        column('order', 'number', '#'),
        column('external_ref', 'text', 'Reference'),
        column('channel', 'text'),
      ],
    },
    channel: groups.channel,
  },
  usual: 'product',
  measures: [
    column('missing', 'quantity'),
    column('waiting', 'quantity'),
    column('oversold', 'quantity'),
    column('orders', 'number'),
    column('oldest_placed_on', 'day', 'Oldest'),
    { ...column('which', 'text', 'Which orders'), only: ['product', 'channel'] },
  ],
  headline: 'missing',
  async answer(question) {
    const lines = await missingLines(question);
    const rows = gathered(lines, labels[question.by ?? 'product'] ?? (() => ({}))).map(
      ({ label, things }) => ({ ...label, ...measured(things) }),
    );
    return { rows, totals: totalsOf(lines), rows_read: lines.length };
  },
});

function measured(lines: readonly Missing[]) {
  return { ...totalsOf(lines), which: named(lines) };
}

function totalsOf(lines: readonly Missing[]) {
  const sums = sumsOf(
    lines.map(({ waiting, oversold: gone }) => ({ waiting, oversold: gone, missing: waiting + gone })),
    ['waiting', 'oversold', 'missing'],
  );
  const [oldest_placed_on = null] = lines.map(({ placed_on }) => placed_on).toSorted();
  return { ...sums, orders: new Set(lines.map(({ order }) => order)).size, oldest_placed_on };
}

/** By docket's number and by the channel's, since the two may look alike. */
function named(lines: readonly Missing[]): string {
  const orders = new Map(lines.map((line) => [line.order, line] as const));
  return [...orders.values()]
    .map(({ order: number, ...names }) => orderNamed({ number, ...names }))
    .join(', ');
}

/** Units that left although there were none stand apart from those that wait. */
async function missingLines({ sql, tx }: Question<object>): Promise<readonly Missing[]> {
  const { listExceptions } = await import('../store/list/exceptions.ts');
  const gone = new Map(
    (await listExceptions({ tx })).map((one) => [one.order_line_id, one.quantity] as const),
  );
  const ids = [...gone.keys(), 0];
  const { rows } = await sql<Omit<Missing, 'oversold'> & { id: number }>`
    select l.id, l.sku, p.name, o.number as "order", o.external_ref, h.code as channel, o.placed_on,
      l.ordered - l.cancelled - l.shipped - l.allocated as waiting
    from order_lines l join orders o on o.id = l.order_id join channels h on h.id = o.channel_id
      join products p on p.id = l.product_id
    where l.id in (${sql.join(ids)})
      or (l.stocked = 1 and l.ordered - l.cancelled - l.shipped - l.allocated > 0 and o.lifecycle = 'open'
        and o.undone_by is null and exists (select 1 from channel_reports r where r.order_id = o.id))
    order by o.placed_on, o.number, l.line`.execute(tx);
  return rows.map(({ id, ...line }) => {
    const left = gone.get(id) ?? 0;
    return { ...line, oversold: left, waiting: Math.max(line.waiting - left, 0) };
  });
}
