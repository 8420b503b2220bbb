import type { KindName } from '../../src/domain/imports/kinds.ts';
import type { Imported } from '../../src/imports/import-file.ts';
import type { TestShop } from './shop.ts';
import { importInto, sheet } from './spreadsheet.ts';

type Row = Readonly<Record<string, string | number>>;

/** Rows with whatever columns they name, as a file. */
export function rowsAsFile(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return sheet([columns.join(), ...rows.map((row) => columns.map((column) => row[column] ?? '').join())]);
}

/** Imports what a channel, a carrier or a bank says, in docket's own columns. */
export function told(shop: TestShop, kind: KindName, ...rows: Row[]): Promise<Imported> {
  return importInto(shop, { kind, file: rowsAsFile(rows) });
}

/** Everything that has left and come in for an order: parcels, money and what was not there. */
export async function factsOf(shop: TestShop, number: number) {
  return shop.read(async ({ tx }) => {
    const { id } = await tx
      .selectFrom('orders')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    const parcels = await tx
      .selectFrom('shipments')
      .select(['kind', 'carrier', 'tracking', 'shipped_on'])
      .where('order_id', '=', id)
      .where('voided_by', 'is', null)
      .orderBy('id')
      .execute();
    const money = await tx
      .selectFrom('payments')
      .select(['kind', 'amount', 'method', 'ref', 'paid_on'])
      .where('order_id', '=', id)
      .where('voided_by', 'is', null)
      .orderBy('id')
      .execute();
    const oversold = await tx
      .selectFrom('exceptions')
      .select(['kind', 'quantity'])
      .where('order_id', '=', id)
      .execute();
    return { parcels, money, oversold };
  });
}
