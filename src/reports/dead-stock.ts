import type { RawBuilder } from 'kysely';
import { addDays, daysBetween, type Day } from '../base/days.ts';
import { Refusal } from '../base/refusal.ts';
import { value } from '../kit/inputs.ts';
import { column } from '../kit/view.ts';
import { lastSold } from './last-sold.ts';
import { defineReport, groups, type Question } from './report.ts';
import { gathered, sumsOf } from './rows.ts';

const { product, category } = groups;
const USUAL_DAYS = 180;

export const deadStock = defineReport({
  name: 'dead-stock',
  title: 'Dead stock',
  summary: 'Finds what lies on hand and does not sell.',
  examples: [
    ['docket reports dead-stock', 'nothing sold for 180 days'],
    ['docket reports dead-stock --days 90 --by category', 'where the money lies'],
  ],
  when: 'now',
  basis: `On hand now, nothing ordered for so many days (--days, ${USUAL_DAYS}), first received longer ago than that.`,
  note: 'value = cost of all units of the product; days since = days since it was last ordered, else first received.',
  groups: { product, category },
  usual: 'product',
  measures: [
    { ...column('products', 'number'), only: ['category'] },
    column('on_hand', 'quantity'),
    column('value', 'money'),
    { ...column('first_received_on', 'day', 'First received'), only: ['product'] },
    { ...column('last_sold_on', 'day', 'Last sold'), only: ['product'] },
    { ...column('days_since', 'number'), only: ['product'] },
  ],
  headline: 'value',
  flags: { days: value('N', `Nothing sold for so many days (${USUAL_DAYS})`, parseDays) },
  async answer(question) {
    const { tx, by, today } = question;
    const { rows: found } = await deadQuery(question).execute(tx);
    const products = found.map((row) => ({ ...row, products: 1, days_since: daysSince(row, today) }));
    const {
      levels: rows_read,
      products: count,
      ...sums
    } = sumsOf(products, ['levels', 'products', 'on_hand', 'value']);
    if (by !== 'category') return { rows: products, totals: sums, rows_read };
    const categories = gathered(products, ({ category: name }) => ({ category: name })).map(
      ({ label, things }) => ({
        ...label,
        ...sumsOf(things, ['products', 'on_hand', 'value']),
      }),
    );
    return { rows: categories, totals: { products: count, ...sums }, rows_read };
  },
});

function parseDays(typed: string): number {
  if (/^[1-9]\d{0,4}$/.test(typed)) return Number(typed);
  throw new Refusal('input.invalid', `“${typed}” is not a number of days such as ${USUAL_DAYS}.`, {
    details: { value: typed },
  });
}

interface Dead {
  readonly sku: string;
  readonly name: string;
  readonly category: string | null;
  readonly first_received_on: Day;
  readonly last_sold_on: Day | null;
  readonly on_hand: number;
  readonly value: number;
  readonly levels: number;
}

/** What came in and was taken back at once was never received. */
function deadQuery({ sql, today, flags }: Question<{ readonly days: number | undefined }>): RawBuilder<Dead> {
  const cutoff = addDays(today, -(flags.days ?? USUAL_DAYS));
  return sql`select p.sku, p.name, p.category, sold.last_sold_on, s.on_hand, s.value, s.levels,
      (select min(m.moved_on) from stock_moves m join locations h on h.id = m.to_location_id
        where m.product_id = p.id and h.stocked = 1 and m.reverses is null
          and not exists (select 1 from stock_moves b where b.reverses = m.id)) as first_received_on
    from (select v.product_id, sum(case when h.sellable = 1 then v.quantity else 0 end) as on_hand,
        sum(v.value) as value, count(*) as levels
      from stock_levels v join locations h on h.id = v.location_id where v.quantity <> 0 group by v.product_id) s
    join products p on p.id = s.product_id
    left join (${lastSold(sql)}) sold on sold.product_id = p.id
    where s.on_hand > 0 and (sold.last_sold_on is null or sold.last_sold_on <= ${cutoff})
      and exists (select 1 from stock_moves m join locations h on h.id = m.to_location_id
        where m.product_id = p.id and h.stocked = 1 and m.moved_on < ${cutoff} and m.reverses is null
          and not exists (select 1 from stock_moves b where b.reverses = m.id))`;
}

function daysSince({ last_sold_on, first_received_on }: Dead, today: Day): number {
  return daysBetween(last_sold_on ?? first_received_on, today);
}
