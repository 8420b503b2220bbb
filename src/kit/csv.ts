import { stringify } from 'csv-stringify/sync';
import { isNumeric, machine } from './format.ts';
import type { Column, Row } from './view.ts';

/** Records of CSV (RFC 4180) as one text, without a header; text cells are made safe for spreadsheets. */
export function csvRecords(columns: readonly Column[], rows: readonly Row[]): string {
  return stringify(rows.map((row) => columns.map((column) => cellOf(row, column))));
}

/** How a file of records is written where it is more than `--csv`. */
export interface CsvDialect {
  readonly delimiter: string;
  /** The sign in numbers; a spreadsheet of another country reads no points. */
  readonly decimal: '.' | ',';
  /** A mark at the beginning, by which Excel knows UTF-8. */
  readonly bom: boolean;
  readonly header: boolean;
}

/** Pages of rows as pieces of one file, as they come; text cells are made safe as in `csvRecords`. */
export async function* csvPieces(
  columns: readonly Column[],
  pages: AsyncIterable<readonly Row[]>,
  { delimiter, decimal, bom, header }: CsvDialect,
): AsyncIterable<string> {
  if (bom) yield '\uFEFF';
  if (header) yield stringify([columns.map((column) => column.name)], { delimiter });
  const cell = (row: Row, column: Column): string => {
    const text = cellOf(row, column);
    return decimal === ',' && isNumeric(column.kind) ? text.replace('.', ',') : text;
  };
  for await (const rows of pages)
    yield stringify(
      rows.map((row) => columns.map((column) => cell(row, column))),
      { delimiter },
    );
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
