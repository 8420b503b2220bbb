import { Refusal } from '../../base/refusal.ts';
import type { Day } from '../../base/days.ts';
import { chunks } from '../rows.ts';
import type { RowOf } from '../schema.ts';
import type { Reading, Work } from '../work.ts';

export type PurchaseLineRecord = RowOf<'purchase_lines'> & {
  /** How many of ours are in one of the supplier's. */
  readonly pack_size: number | null;
  /** The least that the supplier sells, and in which multiples. */
  readonly moq: number | null;
  readonly multiple: number | null;
};

/** An order with a supplier, in stored units. */
export interface PurchaseRecord {
  readonly header: RowOf<'purchases'>;
  readonly supplier: Pick<
    RowOf<'parties'>,
    'code' | 'name' | 'email' | 'line1' | 'line2' | 'city' | 'postcode' | 'country'
  >;
  /** Where the goods shall come in. */
  readonly location: string;
  readonly location_name: string;
  /** In the order of their line numbers. */
  readonly lines: readonly PurchaseLineRecord[];
  /** What came on top of the goods' own cost, the earliest first. */
  readonly charges: readonly RowOf<'purchase_charges'>[];
}

export interface PurchaseFilter {
  /** A supplier's code. */
  readonly supplier?: string | undefined;
  readonly lifecycle?: RowOf<'purchases'>['lifecycle'] | undefined;
  /** Only what is placed and has not come entirely. */
  readonly open?: boolean | undefined;
  /** Only orders with this product. */
  readonly sku?: string | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly limit?: number | undefined;
}

/** Purchase orders, the newest first, undone ones left out. */
export async function listPurchases(
  reading: Pick<Reading, 'tx'>,
  { supplier, lifecycle, open, sku, from, to, limit }: PurchaseFilter = {},
): Promise<PurchaseRecord[]> {
  let query = select(reading).where('p.undone_by', 'is', null).orderBy('p.number', 'desc');
  if (from !== undefined) query = query.where('p.placed_on', '>=', from);
  if (to !== undefined) query = query.where('p.placed_on', '<=', to);
  if (supplier !== undefined) query = query.where('u.code', '=', supplier);
  if (lifecycle !== undefined) query = query.where('p.lifecycle', '=', lifecycle);
  if (sku !== undefined)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('purchase_lines as l')
          .select('l.id')
          .whereRef('l.purchase_id', '=', 'p.id')
          .where('l.sku', '=', sku),
      ),
    );
  if (open)
    query = query.where('p.lifecycle', '=', 'open').where((eb) =>
      eb.exists(
        eb
          .selectFrom('purchase_lines as l')
          .select('l.id')
          .whereRef('l.purchase_id', '=', 'p.id')
          .where((on) => on(on('l.ordered', '-', on.ref('l.closed')), '>', on.ref('l.received'))),
      ),
    );
  if (limit !== undefined) query = query.limit(limit);
  return withLines(reading, await query.execute());
}

/** One purchase order by number; refuses (3) a number that none has. */
export async function showPurchase(reading: Pick<Reading, 'tx'>, number: number): Promise<PurchaseRecord> {
  const [record] = await withLines(reading, await select(reading).where('p.number', '=', number).execute());
  if (record) return record;
  throw new Refusal('not_found', `There is no purchase order ${number}.`, {
    hint: 'docket purchases list',
    details: { purchase: number },
  });
}

/** The purchase orders that an operation made, by number. */
export async function purchasesOf(
  reading: Pick<Reading, 'tx'>,
  operation: number,
): Promise<PurchaseRecord[]> {
  const rows = await select(reading).where('p.operation_id', '=', operation).orderBy('p.number').execute();
  return withLines(reading, rows);
}

/** The orders of customers that goods were promised to by an operation, in the order of their numbers. */
export async function filledBy({ tx }: Pick<Work, 'tx'>, operation: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('events as e')
    .innerJoin('orders as o', 'o.id', 'e.entity_id')
    .select('o.number')
    .where('e.operation_id', '=', operation)
    .where('e.type', '=', 'stock_allocated')
    .orderBy('e.id')
    .execute();
  return [...new Set(rows.map(({ number }) => number))];
}

const partyColumns = [
  'u.code',
  'u.name',
  'u.email',
  'u.line1',
  'u.line2',
  'u.city',
  'u.postcode',
  'u.country',
] as const;

function select({ tx }: Pick<Reading, 'tx'>) {
  return tx
    .selectFrom('purchases as p')
    .innerJoin('parties as u', 'u.id', 'p.supplier_id')
    .innerJoin('locations as l', 'l.id', 'p.location_id')
    .selectAll('p')
    .select(partyColumns)
    .select(['l.code as location', 'l.name as location_name']);
}

type Selected = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

async function withLines(reading: Pick<Reading, 'tx'>, rows: readonly Selected[]): Promise<PurchaseRecord[]> {
  const ids = rows.map(({ id }) => id);
  const lines = await linesOf(reading, ids);
  const charges = await chargesOf(reading, ids);
  return rows.map(({ code, name, email, line1, line2, city, postcode, country, ...row }) => {
    const { location, location_name, ...header } = row;
    return {
      header,
      supplier: { code, name, email, line1, line2, city, postcode, country },
      location,
      location_name,
      lines: lines.get(header.id) ?? [],
      charges: charges.get(header.id) ?? [],
    };
  });
}

async function linesOf(
  { tx }: Pick<Reading, 'tx'>,
  purchases: readonly number[],
): Promise<Map<number, PurchaseLineRecord[]>> {
  const found: PurchaseLineRecord[] = [];
  for (const chunk of chunks(purchases)) {
    const rows = await tx
      .selectFrom('purchase_lines as l')
      .innerJoin('purchases as p', 'p.id', 'l.purchase_id')
      .leftJoin('supplier_items as s', (join) =>
        join.onRef('s.supplier_id', '=', 'p.supplier_id').onRef('s.product_id', '=', 'l.product_id'),
      )
      .selectAll('l')
      .select(['s.pack_size', 's.moq', 's.multiple'])
      .where('l.purchase_id', 'in', chunk)
      .orderBy('l.line')
      .execute();
    found.push(...rows);
  }
  return Map.groupBy(found, ({ purchase_id }) => purchase_id);
}

async function chargesOf(
  { tx }: Pick<Reading, 'tx'>,
  purchases: readonly number[],
): Promise<Map<number, RowOf<'purchase_charges'>[]>> {
  const found: RowOf<'purchase_charges'>[] = [];
  for (const chunk of chunks(purchases)) {
    const rows = await tx
      .selectFrom('purchase_charges')
      .selectAll()
      .where('purchase_id', 'in', chunk)
      .where('voided_by', 'is', null)
      .orderBy('id')
      .execute();
    found.push(...rows);
  }
  return Map.groupBy(found, ({ purchase_id }) => purchase_id);
}
