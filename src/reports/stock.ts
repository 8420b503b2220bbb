import type { RawBuilder } from 'kysely';
import { daysBetween, type Day } from '../base/days.ts';
import { pricePer, type Minor, type UnitPrice } from '../base/money.ts';
import type { Quantity } from '../base/quantity.ts';
import { column } from '../kit/view.ts';
import { goodsInTransit } from '../store/list/incoming.ts';
import { defineReport, groups, type Answer, type Question } from './report.ts';
import { lastSold } from './last-sold.ts';
import { sumsOf } from './rows.ts';

const { product, category, location } = groups;

export const stock = defineReport({
  name: 'stock',
  title: 'Stock',
  summary: 'Values what lies in stock now, at cost.',
  examples: [
    ['docket reports stock', 'every product that there is'],
    ['docket reports stock --by location', 'what lies where, and what it is worth'],
    ['docket reports stock --sort -days-since-sold --top 20', 'what has not sold for longest'],
  ],
  when: 'now',
  basis: 'The books as they stand now; last sold is the day an order of it was placed.',
  note: 'value = cost of on hand + not sellable (quarantined, damaged, on its way); unit cost = value ÷ units, rounded.',
  groups: { product, category, location },
  usual: 'product',
  measures: [
    { ...column('products', 'number'), only: ['category'] },
    column('on_hand', 'quantity'),
    column('not_sellable', 'quantity', 'Unsellable'),
    column('value', 'money'),
    { ...column('unit_cost', 'price'), only: ['product'] },
    { ...column('last_sold_on', 'day', 'Last sold'), only: ['product'] },
    { ...column('days_since_sold', 'number', 'Days'), only: ['product'] },
  ],
  headline: 'value',
  async answer(question) {
    const { rows } = await stockQuery(question).execute(question.tx);
    return answerOf(rows, question);
  },
});

interface Valued {
  readonly on_hand: number;
  readonly not_sellable: number;
  readonly value: number;
  readonly products: number;
  readonly levels: number;
  readonly last_sold_on?: Day | null;
}

/** How a group is called, and what its name is looked up in. */
const groupings: Readonly<Record<string, { labels: string; labelled: string; sold?: true }>> = {
  product: {
    labels: 'p.sku, p.name, sold.last_sold_on',
    labelled: 'p.id, p.sku, p.name, sold.last_sold_on',
    sold: true,
  },
  category: { labels: 'p.category', labelled: 'p.category' },
  location: { labels: 'h.code as location', labelled: 'h.code' },
};

function stockQuery({ sql, by }: Question<object>): RawBuilder<Valued> {
  const { labels, labelled, sold } = groupings[by ?? 'product'] ?? { labels: 'p.sku', labelled: 'p.sku' };
  const join = sold ? sql`left join (${lastSold(sql)}) sold on sold.product_id = p.id` : sql``;
  return sql`select ${sql.raw(labels)},
      sum(case when h.sellable = 1 then s.quantity else 0 end) as on_hand,
      sum(case when h.sellable = 0 then s.quantity else 0 end) as not_sellable,
      sum(s.value) as value, count(distinct s.product_id) as products, count(*) as levels
    from (${lying(sql)}) s join locations h on h.id = s.location_id join products p on p.id = s.product_id ${join}
    where s.quantity <> 0 group by ${sql.raw(labelled)}`;
}

/** What lies at places, and what is on its way between them. */
function lying(sql: Question<object>['sql']): RawBuilder<unknown> {
  return sql`select product_id, location_id, quantity, value from stock_levels
    union all select t.product_id, l.id, t.on_hand, t.value from ${goodsInTransit()} t
    join locations l on l.kind = 'transit' and l.stocked = 0`;
}

function answerOf(found: readonly Valued[], { by, today }: Question<object>): Answer {
  const rows = found.map((row) => ({ ...row, ...(by === 'product' ? perUnit(row, today) : {}) }));
  const {
    levels: rows_read,
    products,
    ...totals
  } = sumsOf(rows, ['levels', 'products', 'on_hand', 'not_sellable', 'value']);
  return { rows, totals: by === 'category' ? { products, ...totals } : totals, rows_read };
}

/** In ten-thousandths of a minor unit; from a hundred minor units on, fractions of one say nothing of an average. */
function averageCost(value: Minor, units: Quantity): UnitPrice {
  const cost = pricePer(value, units);
  return cost < 1_000_000 ? cost : Math.round(cost / 10_000) * 10_000;
}

/** The average cost of a unit, and how long ago one was sold. */
function perUnit({ on_hand, not_sellable, value, last_sold_on = null }: Valued, today: Day) {
  const units = on_hand + not_sellable;
  return {
    unit_cost: units > 0 ? averageCost(value, units) : null,
    days_since_sold: last_sold_on === null ? null : daysBetween(last_sold_on, today),
  };
}
