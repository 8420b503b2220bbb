import type { Quantity } from '../../base/quantity.ts';
import { chunks } from '../rows.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

/** A purchase order that is in the books already. */
export interface KnownPurchase {
  readonly header: RowOf<'purchases'>;
  readonly lines: readonly RowOf<'purchase_lines'>[];
}

/** Orders of some suppliers that bear one of these references, and those that have one of these numbers. */
export async function purchasesKnownAs(
  reading: Pick<Reading, 'tx'>,
  { refs, numbers }: { readonly refs: readonly string[]; readonly numbers: readonly number[] },
): Promise<KnownPurchase[]> {
  const headers: RowOf<'purchases'>[] = [];
  for (const chunk of chunks(refs))
    headers.push(...(await standing(reading).where('external_ref', 'in', chunk).execute()));
  for (const chunk of chunks(numbers))
    headers.push(...(await standing(reading).where('number', 'in', chunk).execute()));
  const unique = [...new Map(headers.map((header) => [header.id, header])).values()];
  const lines = await linesOf(
    reading,
    unique.map(({ id }) => id),
  );
  return unique.map((header) => ({ header, lines: lines.get(header.id) ?? [] }));
}

function standing({ tx }: Pick<Reading, 'tx'>) {
  return tx.selectFrom('purchases').selectAll().where('undone_by', 'is', null);
}

async function linesOf({ tx }: Pick<Reading, 'tx'>, purchases: readonly number[]) {
  const found: RowOf<'purchase_lines'>[] = [];
  for (const chunk of chunks(purchases)) {
    const query = tx.selectFrom('purchase_lines').selectAll().where('purchase_id', 'in', chunk);
    found.push(...(await query.orderBy('line').execute()));
  }
  return Map.groupBy(found, ({ purchase_id }) => purchase_id);
}

/** Which of these numbers some order has, undone ones too. */
export async function purchaseNumbersTaken(
  { tx }: Pick<Reading, 'tx'>,
  numbers: readonly number[],
): Promise<ReadonlySet<number>> {
  const taken = new Set<number>();
  for (const chunk of chunks(numbers)) {
    const rows = await tx.selectFrom('purchases').select('number').where('number', 'in', chunk).execute();
    for (const { number } of rows) taken.add(number);
  }
  return taken;
}

/** The lines of an order by their own numbers. */
export async function linesByNumber(
  { tx }: Pick<Reading, 'tx'>,
  purchase_id: number,
): Promise<ReadonlyMap<number, { readonly id: number; readonly ordered: Quantity }>> {
  const rows = await tx
    .selectFrom('purchase_lines')
    .select(['id', 'line', 'ordered'])
    .where('purchase_id', '=', purchase_id)
    .execute();
  return new Map(rows.map(({ line, ...row }) => [line, row]));
}
