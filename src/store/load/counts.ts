import { sql } from 'kysely';
import { addDays, type Day } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import { abcOf, type AbcClass } from '../../domain/stock/abc.ts';
import { tallied, varianceOf, type Counted, type Variance } from '../../domain/stock/count.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';
import { lotKey } from './lots.ts';
import { countsSince, shiftsSince } from './since.ts';

export type Count = RowOf<'counts'>;

/** A count, locked until the transaction ends. Refuses (3) a number that none has, or that was undone. */
export async function loadCount(work: Reading, number: number): Promise<Count> {
  const query = work.tx.selectFrom('counts').selectAll().where('number', '=', number);
  const count = await (work.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  if (count && count.undone_by === null) return count;
  const message = count ? `Count ${number} was undone.` : `There is no count ${number}.`;
  throw new Refusal('not_found', message, { hint: 'docket counts list', details: { count: number } });
}

export async function loadCountById({ tx }: Pick<Reading, 'tx'>, id: number): Promise<Count> {
  return tx.selectFrom('counts').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** The products of which something was counted. */
export async function countedProducts({ tx }: Pick<Reading, 'tx'>, count_id: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('count_lines')
    .select('product_id')
    .distinct()
    .where('count_id', '=', count_id)
    .where('voided_by', 'is', null)
    .execute();
  return rows.map(({ product_id }) => product_id);
}

/** What was counted beside what the books said at those moments, in the order of the products' ids and of lots. */
export async function loadVariances(
  reading: Pick<Reading, 'tx'>,
  { id, location_id }: Pick<Count, 'id' | 'location_id'>,
): Promise<Variance[]> {
  const tallies = tallied(await countedLines(reading, id)).toSorted(
    (a, b) => a.product_id - b.product_id || (a.lot < b.lot ? -1 : 1),
  );
  const products = tallies.map(({ product_id }) => product_id);
  const at = tallies.reduce((least, { first }) => (first.at < least ? first.at : least), '9');
  const [quantities, shifts, counts] = [
    await quantitiesAt(reading, location_id),
    await shiftsSince(reading, { products, location_id, at }),
    await countsSince(reading, { products, location_id, at }),
  ];
  return tallies.map((tally) =>
    varianceOf(tally, {
      quantity: quantities.get(lotKey(tally)) ?? 0,
      shifts: shifts.get(lotKey(tally)) ?? [],
      counts: counts.get(lotKey(tally)) ?? [],
    }),
  );
}

async function countedLines({ tx }: Pick<Reading, 'tx'>, count_id: number): Promise<Counted[]> {
  return tx
    .selectFrom('count_lines')
    .select(['product_id', 'lot', 'quantity', 'recount', 'counted_at as at', 'counted_on as day'])
    .select('operation_id as operation')
    .where('count_id', '=', count_id)
    .where('voided_by', 'is', null)
    .orderBy('id')
    .execute();
}

async function quantitiesAt({ tx }: Pick<Reading, 'tx'>, location_id: number): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('stock_levels')
    .select(['product_id', 'lot', 'quantity'])
    .where('location_id', '=', location_id)
    .execute();
  return new Map(rows.map(({ quantity, ...goods }) => [lotKey(goods), quantity]));
}

/** A year of sales decides how much a product matters. */
const DAYS = 365;

/**
 * The class of every product that was sold within a year of a day, by what was ordered of it without tax; kits by what
 * their components are worth of them, since those are what lies on the shelves.
 */
export async function loadAbc({ tx }: Pick<Reading, 'tx'>, today: Day): Promise<Map<number, AbcClass>> {
  const { rows } = await sql<{ product_id: number; revenue: number }>`
    select l.product_id, sum(case when l.parent_line is null then l.net - l.cancelled_net
      else cast(round(1.0 * l.share_net * (l.ordered - l.cancelled) / l.ordered) as bigint) end) as revenue
    from orders o join order_lines l on l.order_id = o.id
    where o.placed_on > ${addDays(today, -DAYS)} and o.placed_on <= ${today}
      and o.lifecycle <> 'draft' and o.undone_by is null
      and (l.stocked = 1 or l.product_id not in (select kit_id from recipes))
    group by l.product_id`.execute(tx);
  return abcOf(rows);
}
