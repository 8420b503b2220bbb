import type { Issues } from '../../domain/imports/issue.ts';
import { unguard } from '../../kit/csv.ts';
import type { TableRow, TakeRow } from './table.ts';
import type { Parser, Reading } from './values.ts';

export type Fields = Readonly<Record<string, Parser<unknown>>>;

/** What a row says: `null` where the cell is blank, unreadable or not there. */
export type Values<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Parser<infer T> ? T | null : never;
} & {
  /** Where the row begins in the file. */
  readonly row: number;
};

/** How the cells of a file become values. */
export interface Columns {
  readonly header: readonly string[];
  readonly fields: Fields;
  /** Fields whose cells may not be blank. */
  readonly needed: readonly string[];
  /** Which column holds which field. */
  readonly columns: ReadonlyMap<string, number>;
  readonly reading: Reading;
  readonly issues: Issues;
}

type RowValues = Record<string, unknown> & { readonly row: number };

/** Reads rows into values; a cell that cannot be read and a row of the wrong length become issues. */
export function rowReader(sheet: Columns, keep: (values: RowValues) => void): TakeRow {
  const places = placesOf(sheet);
  const width = sheet.header.length;
  return (row) => {
    if (fits(row, width)) {
      keep(readRow(sheet, row, places));
      return;
    }
    const message = `The row has ${row.cells.length} cells, the header ${width}.`;
    sheet.issues.add(row.line, 'input.invalid', message);
  };
}

/** A field with where its cell stands in a row; -1 where the file has no such column. */
interface Place {
  readonly field: string;
  readonly parse: Parser<unknown>;
  readonly index: number;
  /** What the file itself calls the column. */
  readonly column: string;
  readonly needed: boolean;
}

function placesOf({ fields, columns, header, needed }: Columns): Place[] {
  return Object.entries(fields).map(([field, parse]) => {
    const index = columns.get(field) ?? -1;
    return { field, parse, index, column: header[index] ?? field, needed: needed.includes(field) };
  });
}

/** Blank cells beyond the header do no harm; a row that ends early has lost something. */
function fits({ cells }: TableRow, width: number): boolean {
  if (cells.length === width) return true;
  return cells.length > width && cells.slice(width).every((cell) => cell.trim() === '');
}

function readRow(sheet: Columns, { line, cells }: TableRow, places: readonly Place[]): RowValues {
  const values: RowValues = { row: line };
  for (const place of places) {
    const cell = place.index < 0 ? '' : unguard((cells[place.index] ?? '').trim());
    values[place.field] = cell === '' ? blank(sheet, line, place) : read(sheet, cell, { line, place });
  }
  return values;
}

function blank({ issues }: Columns, line: number, { needed, field, column }: Place): null {
  if (needed) issues.add(line, 'input.missing', `The ${field.replaceAll('_', ' ')} is missing.`, { column });
  return null;
}

function read(
  { reading, issues }: Columns,
  cell: string,
  { line, place }: { readonly line: number; readonly place: Place },
): unknown {
  try {
    return place.parse(cell, reading);
  } catch (error) {
    issues.refused(line, error, { column: place.column, value: cell.slice(0, 200) });
    return null;
  }
}
