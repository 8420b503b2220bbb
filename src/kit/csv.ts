import { stringify } from 'csv-stringify/sync';
import { machine } from './format.ts';
import type { Column, Row } from './view.ts';

/** Records of CSV (RFC 4180) as one text, without a header; text cells are made safe for spreadsheets. */
export function csvRecords(columns: readonly Column[], rows: readonly Row[]): string {
  return stringify(rows.map((row) => columns.map((column) => cellOf(row, column))));
}

/** Records of plain cells as one text; nothing is made safe. */
export function csvText(records: readonly (readonly string[])[], delimiter = ','): string {
  return stringify(
    records.map((record) => [...record]),
    { delimiter },
  );
}

export function csvHeader(columns: readonly Column[]): string {
  return stringify([columns.map((column) => column.name)]);
}

/** Only words and free text can be taken for a formula; numbers, negative ones too, stay numbers. */
function cellOf(row: Row, { name, kind }: Column): string {
  const cell = machine(row[name]);
  return kind === 'text' || kind === 'word' ? guard(cell) : cell;
}

/** Puts `'` before a cell that a spreadsheet would run as a formula (OWASP, “CSV Injection”). */
export function guard(cell: string): string {
  return isRisky(cell) ? `'${cell}` : cell;
}

/** The exact inverse of `guard`: takes one `'` away under the same test. */
export function unguard(cell: string): string {
  return cell.startsWith("'") && isRisky(cell) ? cell.slice(1) : cell;
}

/** Quotes and white space before the sign count, so that what is guarded already is guarded again and comes back. */
function isRisky(cell: string): boolean {
  return formula.test(cell) && !number.test(cell);
}

const formula = /^['\s]*[=+\-@＝＋－＠\t\r]/;
const number = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/;
