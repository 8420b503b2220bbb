import type { RowOf } from '../../schema.ts';
import type { Reading } from '../../work.ts';
import { groupedBy, pagesOf, WHOLES_A_PAGE } from './pages.ts';
import type { Days } from './payments.ts';

/** An order with a supplier, in stored units. */
export interface ExportedPurchase {
  readonly header: RowOf<'purchases'>;
  /** The supplier's code, else its name. */
  readonly supplier: string;
  readonly location: string;
  readonly lines: readonly RowOf<'purchase_lines'>[];
}

/** Every purchase order that stands, in the order in which they were written down. */
export async function* purchasePages(
  reading: Pick<Reading, 'tx'>,
  wishes: Days,
): AsyncIterable<readonly ExportedPurchase[]> {
  const pages = pagesOf(
    (after, size) => headers(reading, wishes, { after, size }),
    ({ id }) => id,
    { size: WHOLES_A_PAGE },
  );
  for await (const page of pages) {
    const lines = groupedBy(
      await linesOf(
        reading,
        page.map(({ id }) => id),
      ),
      ({ purchase_id }) => purchase_id,
    );
    yield page.map(({ code, name, location, ...header }) => ({
      header,
      supplier: code ?? name,
      location,
      lines: lines.get(header.id) ?? [],
    }));
  }
}

function headers(
  { tx }: Pick<Reading, 'tx'>,
  { from, to }: Days,
  { after, size }: { readonly after: number; readonly size: number },
) {
  return tx
    .selectFrom('purchases as p')
    .innerJoin('parties as u', 'u.id', 'p.supplier_id')
    .innerJoin('locations as l', 'l.id', 'p.location_id')
    .selectAll('p')
    .select(['u.code', 'u.name', 'l.code as location'])
    .where('p.undone_by', 'is', null)
    .where('p.id', '>', after)
    .$if(from !== undefined, (query) => query.where('p.placed_on', '>=', from ?? ''))
    .$if(to !== undefined, (query) => query.where('p.placed_on', '<=', to ?? ''))
    .orderBy('p.id')
    .limit(size)
    .execute();
}

function linesOf({ tx }: Pick<Reading, 'tx'>, purchases: readonly number[]) {
  return tx
    .selectFrom('purchase_lines')
    .selectAll()
    .where('purchase_id', 'in', purchases)
    .orderBy('purchase_id')
    .orderBy('line')
    .execute();
}
