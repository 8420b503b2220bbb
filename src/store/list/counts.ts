import { sql, type RawBuilder } from 'kysely';
import type { Day, Instant } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import { loadAbc, loadVariances } from '../load/counts.ts';
import { lotKey } from '../load/lots.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

/** A product on the sheet of a count, in stored units. */
export interface CountLineRecord {
  readonly product_id: number;
  readonly sku: string;
  readonly name: string;
  /** `''` where lots are not tracked. */
  readonly lot: string;
  readonly expires_on: Day | null;
  readonly bin: string | null;
  /** Null as long as nobody has counted it. */
  readonly counted: number | null;
  readonly counted_at: Instant | null;
  /** What the books said at that moment, or say now where nobody has counted; null where it is not told. */
  readonly expected: number | null;
  /** A later count has set the level already. */
  readonly superseded: boolean;
  /** Goods came or went while it was being counted in parts. */
  readonly disturbed: boolean;
}

/** A stock-take of one place. */
export interface CountRecord {
  readonly header: RowOf<'counts'>;
  readonly location: string;
  /** In the order in which they are picked. */
  readonly lines: readonly CountLineRecord[];
}

/** One count by number; refuses (3) a number that none has. */
export async function showCount(reading: Pick<Reading, 'tx'>, number: number): Promise<CountRecord> {
  const row = await reading.tx
    .selectFrom('counts as c')
    .innerJoin('locations as l', 'l.id', 'c.location_id')
    .selectAll('c')
    .select('l.code as location')
    .where('c.number', '=', number)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found', `There is no count ${number}.`, { hint: 'docket counts list' });
  const { location, ...header } = row;
  const lines =
    header.lifecycle === 'posted' ? await posted(reading, header) : await onSheet(reading, header);
  return { header, location, lines };
}

type Header = RowOf<'counts'>;
type Shelved = Pick<CountLineRecord, 'product_id' | 'sku' | 'name' | 'lot' | 'expires_on' | 'bin'>;

async function posted({ tx }: Pick<Reading, 'tx'>, { id, location_id }: Header): Promise<CountLineRecord[]> {
  const results = sql`(select * from count_results where count_id = ${id} and voided_by is null)`;
  type Result = Shelved & Pick<RowOf<'count_results'>, 'counted' | 'expected' | 'counted_at' | 'superseded'>;
  const { rows } = await sql<Result>`
    select ${shelved}, r.counted, r.expected, r.counted_at, r.superseded from ${results} r
    join products p on p.id = r.product_id ${levelAndLot(location_id)}
    order by ${pickOrder}`.execute(tx);
  return rows.map(({ superseded, ...row }) => ({ ...row, superseded: superseded === 1, disturbed: false }));
}

const shelved = sql`p.id as product_id, p.sku, p.name, r.lot, x.expires_on, s.bin`;

/** What lies at a place of the goods of `r`, a product and lot, and when that expires. */
function levelAndLot(location_id: number): RawBuilder<unknown> {
  return sql`left join stock_levels s on s.product_id = r.product_id and s.location_id = ${location_id} and s.lot = r.lot
    left join lots x on x.product_id = r.product_id and x.lot = r.lot and x.undone_by is null`;
}

/** What has no pick sequence comes last, in the order of its bins. */
const pickOrder = sql`coalesce(s.pick_sequence, 1000000000), coalesce(s.bin, ''), p.sku, coalesce(x.expires_on, '9'), r.lot`;

/** What is to be counted, and what was. */
async function onSheet(reading: Pick<Reading, 'tx'>, header: Header): Promise<CountLineRecord[]> {
  const variances = new Map(
    (await loadVariances(reading, header)).map((variance) => [lotKey(variance.tally), variance]),
  );
  const told = header.blind === 0;
  const classes = header.abc === null ? null : await loadAbc(reading, header.started_on);
  const rows = await shelvesOf(reading, header);
  return rows
    .filter(
      ({ product_id, lot, there }) =>
        variances.has(lotKey({ product_id, lot })) ||
        (there === 1 && (classes === null || (classes.get(product_id) ?? 'U') === header.abc)),
    )
    .map(({ quantity, there: _, ...row }) => {
      const variance = variances.get(lotKey(row));
      return {
        ...row,
        counted: variance?.tally.counted ?? null,
        counted_at: variance?.tally.at ?? null,
        expected: told ? (variance?.expected ?? quantity) : null,
        superseded: variance?.superseded ?? false,
        disturbed: variance?.disturbed ?? false,
      };
    });
}

/** Every product, lot by lot, with what the books have of it at a place; `there` where some lie or have their bin. */
async function shelvesOf({ tx }: Pick<Reading, 'tx'>, { id, location_id }: Header) {
  const { rows } = await sql<Shelved & { quantity: number; there: 0 | 1 }>`
    select ${shelved}, coalesce(s.quantity, 0) as quantity,
      case when s.quantity <> 0 or s.bin is not null then 1 else 0 end as there
    from (select product_id, lot from stock_levels where location_id = ${location_id}
        and (quantity <> 0 or (bin is not null and lot = ''))
      union select product_id, lot from count_lines where count_id = ${id} and voided_by is null) r
    join products p on p.id = r.product_id ${levelAndLot(location_id)}
    where p.undone_by is null and (p.lot_tracked = 0 or r.lot <> '')
    order by ${pickOrder}`.execute(tx);
  return rows;
}

/** A count among others. */
export interface CountHeadRecord extends RowOf<'counts'> {
  readonly location: string;
  /** Products of which something was counted. */
  readonly products: number;
  /** Products whose level the posted count has changed. */
  readonly differences: number;
}

export interface CountFilter {
  readonly location?: string | undefined;
  readonly lifecycle?: RowOf<'counts'>['lifecycle'] | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly limit?: number | undefined;
}

/** Counts, the newest first; those that were undone are left out. */
export async function listCounts(
  { tx }: Pick<Reading, 'tx'>,
  { location, lifecycle, from, to, limit }: CountFilter = {},
): Promise<CountHeadRecord[]> {
  return tx
    .selectFrom('counts as c')
    .innerJoin('locations as l', 'l.id', 'c.location_id')
    .selectAll('c')
    .select(['l.code as location', productsCounted().as('products'), differences().as('differences')])
    .where('c.undone_by', 'is', null)
    .$if(location !== undefined, (query) => query.where('l.code', '=', location ?? ''))
    .$if(lifecycle !== undefined, (query) => query.where('c.lifecycle', '=', lifecycle ?? 'open'))
    .$if(from !== undefined, (query) => query.where('c.started_on', '>=', from ?? ''))
    .$if(to !== undefined, (query) => query.where('c.started_on', '<=', to ?? ''))
    .orderBy('c.number', 'desc')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute();
}

function productsCounted(): RawBuilder<number> {
  return sql`(select count(distinct product_id) from count_lines n where n.count_id = c.id and n.voided_by is null)`;
}

function differences(): RawBuilder<number> {
  return sql`(select count(*) from count_results r where r.count_id = c.id and r.voided_by is null
    and r.superseded = 0 and r.counted <> r.expected)`;
}
