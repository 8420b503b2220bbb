import type { RawBuilder } from 'kysely';
import { addDays, type Day } from '../base/days.ts';
import { portion, WHOLE } from '../base/money.ts';
import { column } from '../kit/view.ts';
import type { ReportRow } from '../views/report.ts';
import { defineReport, groups, type Answer, type Question } from './report.ts';
import { gathered } from './rows.ts';
import { returnedPieces, type Piece } from './returned-pieces.ts';

const { month, product, category } = groups;

export const returns = defineReport({
  name: 'returns',
  title: 'Returns',
  summary: 'Says how much of what was shipped came back, and why.',
  examples: [
    ['docket reports returns --by reason --period this-year', 'why things come back'],
    ['docket reports returns --by product --sort -rate --top 10', 'what comes back most'],
  ],
  when: 'period',
  basis:
    'Goods by the day they shipped, with what came back of them since; imported returns by their own day.',
  note: [
    'rate = returned ÷ shipped (by reason: ÷ all that shipped); value = what was paid for them, without tax.',
    'Where the return window is still open, more may come back.',
  ].join('\n'),
  groups: { reason: { columns: [column('reason', 'word')] }, product, category, month },
  usual: null,
  measures: [
    { ...column('shipped', 'quantity'), only: ['total', 'product', 'category', 'month'] },
    column('returned', 'quantity'),
    column('rate', 'percent'),
    column('value', 'money'),
    column('window_open', 'word'),
  ],
  headline: 'returned',
  async answer(question) {
    const { rows: shipped } = await shippedQuery(question).execute(question.tx);
    return answerOf(question, shipped, await returnedPieces(question));
  },
});

type Asked = Question<object>;

/** What shipped of a product, or on a day. */
interface Shipped {
  readonly sku: string | null;
  readonly name: string | null;
  readonly category: string | null;
  readonly day: Day;
  readonly units: number;
  readonly moves: number;
}

/** Something that a label is read from: units that shipped, or units that came back. */
type Thing = Pick<Shipped, 'sku' | 'name' | 'category' | 'day'> & {
  readonly shipped?: Shipped;
  readonly piece?: Piece;
};

const labels: Readonly<Record<string, (thing: Thing) => ReportRow>> = {
  month: ({ day }) => ({ month: day.slice(0, 7) }),
  product: ({ sku, name }) => ({ sku, name }),
  category: ({ category: name }) => ({ category: name }),
};

function shippedQuery({ sql, by, from, to }: Asked): RawBuilder<Shipped> {
  const moved = sql`from shipments s join stock_moves m on m.shipment_id = s.id and m.reverses is null
    where s.voided_by is null and s.shipped_on between ${from} and ${to}`;
  const counted = sql`sum(m.quantity) as units, count(*) as moves`;
  if (by !== 'product' && by !== 'category')
    return sql`select s.shipped_on as day, ${counted} ${moved} group by s.shipped_on`;
  return sql`select p.sku, p.name, p.category, f.day, f.units, f.moves
    from (select m.product_id, max(s.shipped_on) as day, ${counted} ${moved} group by m.product_id) f
    join products p on p.id = f.product_id`;
}

function answerOf(question: Asked, shipped: readonly Shipped[], pieces: readonly Piece[]): Answer {
  const whole = rated(shipped, pieces, question);
  const rows_read = shipped.reduce((sum, { moves }) => sum + moves, pieces.length);
  const rows =
    question.by === 'reason' ? byReason(question, pieces, whole) : grouped(question, shipped, pieces);
  return { rows, totals: question.by === 'reason' ? { ...whole, shipped: null } : whole, rows_read };
}

/** Every reason as a share of everything that shipped. */
function byReason(question: Asked, pieces: readonly Piece[], whole: Rated): ReportRow[] {
  return gathered(pieces, ({ reason }) => ({ reason })).map(({ label, things }) => {
    const { returned, value } = rated([], things, question);
    return {
      ...label,
      returned,
      value,
      rate: rateOf(returned, whole.shipped),
      window_open: whole.window_open,
    };
  });
}

function grouped(
  { by, ...question }: Asked,
  shipped: readonly Shipped[],
  pieces: readonly Piece[],
): ReportRow[] {
  const label = labels[by ?? 'total'] ?? (() => ({}));
  const things = [
    ...shipped.map((one): Thing => ({ ...one, shipped: one })),
    ...pieces.map((one): Thing => ({ ...one, piece: one })),
  ];
  return gathered(things, label).map(({ label: own, things: mine }) => ({
    ...own,
    ...rated(
      mine.flatMap((one) => one.shipped ?? []),
      mine.flatMap((one) => one.piece ?? []),
      question,
    ),
  }));
}

interface Rated {
  readonly shipped: number;
  readonly returned: number;
  readonly rate: number | null;
  readonly value: number;
  /** Whether goods that shipped last may still be returned, counted from the day they shipped. */
  readonly window_open: boolean;
}

function rated(
  shipped: readonly Shipped[],
  pieces: readonly Piece[],
  { shop, today }: Pick<Asked, 'shop' | 'today'>,
): Rated & ReportRow {
  const units = shipped.reduce((sum, one) => sum + one.units, 0);
  const returned = pieces.reduce((sum, piece) => sum + piece.units, 0);
  const value = pieces.reduce((sum, piece) => sum + piece.value, 0);
  const days = [...shipped, ...pieces].map(({ day }) => day);
  const window_open = days.some((day) => addDays(day, shop.return_window_days) >= today);
  return { shipped: units, returned, rate: rateOf(returned, units), value, window_open };
}

function rateOf(returned: number, shipped: number): number | null {
  return shipped === 0 ? null : portion(WHOLE, returned, shipped);
}
