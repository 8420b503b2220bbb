import type { RawBuilder } from 'kysely';
import type { Cell } from '../views/report.ts';
import type { Question } from './report.ts';

type Asked = Question<{ readonly kind: 'goods' | 'service' | undefined }>;
/** The labels of a group with the sums over it. */
export type Found = Record<string, Cell>;

/** What is summed; `rows_read` is the count of facts, taken in the same pass. */
export const facts = [
  'gross_sales',
  'discounts',
  'returned_goods',
  'tax',
  'shipping',
  'units',
  'rows_read',
] as const;

/** Each table of facts is read once and grouped where it lies; names are looked up for the groups only. */
export function salesQuery(question: Asked): RawBuilder<Found> {
  const { sql, by, flags } = question;
  const grouping = by === null ? undefined : groupings[by];
  const read = [linesQuery(question, grouping), creditsQuery(question, grouping)];
  if (flags.kind === undefined) read.push(chargesQuery(question, grouping));
  const sums = sql.raw(facts.map((name) => `sum(f.${name}) as ${name}`).join(', '));
  const all = sql.join(read, sql` union all `);
  if (!grouping) return sql`select ${sums} from (${all}) f`;
  const { labels, join = '', labelled } = grouping;
  return sql`select ${sql.raw(labels)}, ${sums} from (${all}) f ${sql.raw(join)} group by ${sql.raw(labelled)}`;
}

/** What lines, charges and credits are grouped by, and how a group is called. */
interface Grouping {
  readonly lines: string;
  readonly charges: string;
  readonly credits: string;
  /** Whether a credit must be joined to its order or, without one, its return. */
  readonly joined?: true;
  readonly labels: string;
  readonly join?: string;
  readonly labelled: string;
}

const byDay = { lines: 'o.placed_on', charges: 'o.placed_on', credits: 'k.credited_on' };
const byProduct = {
  lines: 'l.product_id',
  charges: 'cast(null as bigint)',
  credits: 'coalesce(c.kit_id, c.product_id)',
  join: 'left join products p on p.id = f.grouped',
};

function ofOrder(name: string): Pick<Grouping, 'lines' | 'charges' | 'credits' | 'joined'> {
  return {
    lines: `o.${name}`,
    charges: `o.${name}`,
    credits: `coalesce(o.${name}, r.${name})`,
    joined: true,
  };
}

/** Days come in the order of an index and cost no sorting: weeks and months are made of them. */
const groupings: Readonly<Record<string, Grouping>> = {
  day: { ...byDay, labels: 'f.grouped as day', labelled: 'f.grouped' },
  week: { ...byDay, labels: 'f.grouped as week', labelled: 'f.grouped' },
  month: { ...byDay, labels: 'substr(f.grouped, 1, 7) as month', labelled: 'substr(f.grouped, 1, 7)' },
  product: {
    ...byProduct,
    labels: `p.sku, coalesce(p.name, 'charges and goodwill') as name`,
    labelled: 'f.grouped, p.sku, p.name',
  },
  category: { ...byProduct, labels: 'p.category', labelled: 'p.category' },
  channel: {
    ...ofOrder('channel_id'),
    labels: 'h.code as channel',
    join: 'left join channels h on h.id = f.grouped',
    labelled: 'h.code',
  },
  customer: {
    ...ofOrder('customer_id'),
    labels: `a.code as customer, coalesce(a.name, 'walk-in') as name`,
    join: 'left join parties a on a.id = f.grouped',
    labelled: 'f.grouped, a.code, a.name',
  },
  country: { ...ofOrder('country'), labels: 'f.grouped as country', labelled: 'f.grouped' },
};

/** A kit is sold as one: its components are no sales of their own. */
function linesQuery(question: Asked, grouping: Grouping | undefined): RawBuilder<Found> {
  const { sql } = question;
  return sql`select ${key(question, grouping?.lines)}
      sum(l.list_net - l.cancelled_list_net) as gross_sales,
      sum(l.list_net - l.cancelled_list_net - l.net + l.cancelled_net) as discounts, 0 as returned_goods,
      sum(l.tax - l.cancelled_tax) as tax, 0 as shipping, sum(l.ordered - l.cancelled) as units, count(*) as rows_read
    from order_lines l join orders o on o.id = l.order_id
    where l.parent_line is null and ${placed(question)} ${ofKind(question, 'l')} ${groupedBy(question, grouping?.lines)}`;
}

function chargesQuery(question: Asked, grouping: Grouping | undefined): RawBuilder<Found> {
  const { sql } = question;
  return sql`select ${key(question, grouping?.charges)}
      0 as gross_sales, 0 as discounts, 0 as returned_goods, sum(c.tax) as tax,
      sum(case when c.kind = 'shipping' then c.net else 0 end) as shipping, 0 as units, count(*) as rows_read
    from order_charges c join orders o on o.id = c.order_id
    where c.cancelled_by is null and ${placed(question)} ${groupedBy(question, grouping?.charges)}`;
}

/**
 * A credit without lines (goodwill) counts whole, and belongs to no product. One of a component belongs to its kit, and
 * units of that came back when all of its components did.
 */
function creditsQuery(question: Asked, grouping: Grouping | undefined): RawBuilder<Found> {
  const { sql, from, to } = question;
  const joins = grouping?.joined
    ? sql`left join orders o on o.id = k.order_id left join returns r on r.id = k.return_id`
    : sql``;
  return sql`select ${key(question, grouping?.credits)}
      0 as gross_sales, 0 as discounts, sum(coalesce(c.net, k.net)) as returned_goods,
      -sum(coalesce(c.tax, k.tax)) as tax, 0 as shipping, -sum(case when c.kit_id is null then coalesce(c.quantity, 0) else 0 end) as units, count(*) as rows_read
    from credits k left join credit_lines c on c.credit_id = k.id ${joins}
    where k.credited_on between ${from} and ${to} and k.voided_by is null ${ofKind(question, 'c')}
    ${groupedBy(question, grouping?.credits)}`;
}

function key({ sql }: Asked, expression: string | undefined): RawBuilder<unknown> {
  return expression === undefined ? sql`` : sql`${sql.raw(expression)} as grouped,`;
}

function groupedBy({ sql }: Asked, expression: string | undefined): RawBuilder<unknown> {
  return expression === undefined ? sql`` : sql`group by ${sql.raw(expression)}`;
}

function placed({ sql, from, to }: Asked): RawBuilder<unknown> {
  return sql`o.placed_on between ${from} and ${to} and o.lifecycle <> 'draft' and o.undone_by is null`;
}

function ofKind({ sql, flags }: Asked, table: 'l' | 'c'): RawBuilder<unknown> {
  if (flags.kind === undefined) return sql``;
  return sql`and ${sql.ref(`${table}.product_id`)} in (select id from products where kind = ${flags.kind})`;
}
