import type { Day } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import { chunks } from '../rows.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

/** Goods that went back to a supplier, in stored units. */
export interface SupplierReturnRecord {
  readonly header: RowOf<'supplier_returns'>;
  readonly supplier: Pick<RowOf<'parties'>, 'code' | 'name'>;
  /** The number of the order that they came with. */
  readonly purchase: number | null;
  /** Where they lay. */
  readonly location: string;
  /** In the order of their line numbers. */
  readonly lines: readonly SupplierReturnLineRecord[];
}

export type SupplierReturnLineRecord = RowOf<'supplier_return_lines'> & {
  /** The line of the order. */
  readonly purchase_line: number | null;
};

export interface SupplierReturnFilter {
  /** A supplier's code. */
  readonly supplier?: string | undefined;
  /** The number of a purchase order. */
  readonly purchase?: number | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly limit?: number | undefined;
}

/** What went back to suppliers, the newest first, undone ones left out. */
export async function listSupplierReturns(
  reading: Pick<Reading, 'tx'>,
  { supplier, purchase, from, to, limit }: SupplierReturnFilter = {},
): Promise<SupplierReturnRecord[]> {
  let query = select(reading).where('r.undone_by', 'is', null).orderBy('r.number', 'desc');
  if (from !== undefined) query = query.where('r.returned_on', '>=', from);
  if (to !== undefined) query = query.where('r.returned_on', '<=', to);
  if (supplier !== undefined) query = query.where('u.code', '=', supplier);
  if (purchase !== undefined) query = query.where('p.number', '=', purchase);
  if (limit !== undefined) query = query.limit(limit);
  return withLines(reading, await query.execute());
}

/** One return by number; refuses (3) a number that none has. */
export async function showSupplierReturn(
  reading: Pick<Reading, 'tx'>,
  number: number,
): Promise<SupplierReturnRecord> {
  const rows = await select(reading).where('r.number', '=', number).execute();
  const [record] = await withLines(reading, rows);
  if (record) return record;
  throw new Refusal('not_found', `There is no return ${number} to a supplier.`, {
    hint: 'docket supplier-returns list',
    details: { supplier_return: number },
  });
}

function select({ tx }: Pick<Reading, 'tx'>) {
  return tx
    .selectFrom('supplier_returns as r')
    .innerJoin('parties as u', 'u.id', 'r.supplier_id')
    .innerJoin('locations as l', 'l.id', 'r.location_id')
    .leftJoin('purchases as p', 'p.id', 'r.purchase_id')
    .selectAll('r')
    .select(['u.code', 'u.name', 'l.code as location', 'p.number as purchase']);
}

type Selected = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

async function withLines(
  reading: Pick<Reading, 'tx'>,
  rows: readonly Selected[],
): Promise<SupplierReturnRecord[]> {
  const ids = rows.map(({ id }) => id);
  const lines = await linesOf(reading, ids);
  return rows.map(({ code, name, location, purchase, ...header }) => ({
    header,
    supplier: { code, name },
    location,
    purchase,
    lines: lines.get(header.id) ?? [],
  }));
}

async function linesOf(
  { tx }: Pick<Reading, 'tx'>,
  returns: readonly number[],
): Promise<Map<number, SupplierReturnLineRecord[]>> {
  const found: SupplierReturnLineRecord[] = [];
  for (const chunk of chunks(returns)) {
    const rows = await tx
      .selectFrom('supplier_return_lines as l')
      .leftJoin('purchase_lines as p', 'p.id', 'l.purchase_line_id')
      .selectAll('l')
      .select('p.line as purchase_line')
      .where('l.supplier_return_id', 'in', chunk)
      .orderBy('l.line')
      .execute();
    found.push(...rows);
  }
  return Map.groupBy(found, ({ supplier_return_id }) => supplier_return_id);
}
