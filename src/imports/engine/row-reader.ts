import type { Issues } from '../../domain/imports/issue.ts';
import { cellsOf, meaning, textAt, type Cell, type RowReading } from './cells.ts';
import type { Place } from './columns.ts';
import { exclusionsOf, whyLeftOut, type LeftOut, type Sieve } from './left-out.ts';
import { folded } from './names.ts';
import type { TableRow } from './rows.ts';
import { StrangeWords } from './strange-words.ts';

type RowValues = Record<string, unknown> & { readonly row: number };

export interface RowReader {
  /** The values of a row; `null` where it is not one of the table. What cannot be read becomes an issue of its line. */
  readonly read: (row: TableRow) => RowValues | null;
  /** The rows that were passed over so far. */
  readonly leftOut: readonly LeftOut[];
  /** Remarks on words that the format does not know, in the rows so far. */
  readonly strange: () => readonly string[];
}

/** Reads the rows of a file into values, one by one. */
export function rowReader(reading: RowReading): RowReader {
  const { layout, issues, only } = reading;
  const cells = cellsOf(reading).filter(
    ({ field, place, constant, needed }) =>
      (place || constant !== undefined || needed) && (only === undefined || only.includes(field)),
  );
  const nothing = Object.fromEntries(Object.keys(reading.fields).map((field) => [field, null]));
  const sieve = sieveOf(reading);
  const { lines_by } = layout.format;
  const linesBy = lines_by === undefined ? undefined : layout.columns.get(lines_by);
  const width = layout.header.length;
  const leftOut: LeftOut[] = [];
  const strange = new StrangeWords(layout);
  const read = (row: TableRow): RowValues | null => {
    if (row.line < layout.firstLine) return null;
    const why = whyLeftOut(row, sieve);
    if (why !== undefined) {
      leftOut.push({ line: row.line, why });
      return null;
    }
    strange.look(row);
    const whole = hasWidth(row, width, issues);
    const isLine = linesBy === undefined ? lines_by === undefined : textAt(row, linesBy) !== '';
    return readRow(row, { cells, nothing }, { issues, needed: whole && isLine });
  };
  return { read, leftOut, strange: () => strange.said() };
}

function sieveOf({ layout, needs }: RowReading): Sieve {
  const names = layout.header.map(folded);
  const indexOf = (called: string): number | undefined => {
    const index = names.indexOf(folded(called));
    return index < 0 ? undefined : index;
  };
  return {
    width: layout.header.filter((name) => name !== '').length,
    header: layout.header,
    needs: (layout.format.needs ?? needs)
      .map((either) => either.flatMap((field) => layout.columns.get(field)?.columns ?? []))
      .filter((columns) => columns.length > 0),
    exclusions: exclusionsOf(layout.format, indexOf),
  };
}

/** Blank cells beyond the header do no harm; a row that ends early has lost something. */
function hasWidth({ line, cells }: TableRow, width: number, issues: Issues): boolean {
  if (cells.length === width) return true;
  if (cells.length > width && cells.slice(width).every((cell) => cell.trim() === '')) return true;
  issues.add(line, 'input.invalid', `The row has ${cells.length} cells, the header ${width}.`);
  return false;
}

interface Strictness {
  readonly issues: Issues;
  /** Whether what is needed and blank is an issue. */
  readonly needed: boolean;
}

function readRow(
  row: TableRow,
  { cells, nothing }: { readonly cells: readonly Cell[]; readonly nothing: Readonly<Record<string, null>> },
  strictness: Strictness,
): RowValues {
  const values: RowValues = { ...nothing, row: row.line };
  for (const cell of cells) {
    const cited = cell.place === undefined ? (cell.constant ?? '') : textAt(row, cell.place);
    const said = cell.apostrophe ? cited.replace(/^'/, '') : cited;
    const text = cell.words === undefined ? said : meaning(cell.words, said);
    values[cell.field] =
      text === ''
        ? blank(row.line, cell, strictness)
        : valueOf(text, cell, { row, issues: strictness.issues });
  }
  return values;
}

function blank(line: number, { needed, field, column }: Cell, strictness: Strictness): null {
  if (needed && strictness.needed) {
    const message = `The ${field.replaceAll('_', ' ')} is missing.`;
    strictness.issues.add(line, 'input.missing', message, { column });
  }
  return null;
}

function valueOf(
  text: string,
  { parse, reading, column, place }: Cell,
  { row, issues }: { readonly row: TableRow; readonly issues: Issues },
): unknown {
  if (place?.how === 'twins') sayOtherTwin(row, { place, column, text }, issues);
  try {
    return parse(text, reading);
  } catch (error) {
    issues.refused(row.line, error, { column, value: text.slice(0, 200) });
    return null;
  }
}

/** A column of the same name was blank where the header was found; further down it may say something else. */
function sayOtherTwin(
  { line, cells }: TableRow,
  { place, column, text }: { readonly place: Place; readonly column: string; readonly text: string },
  issues: Issues,
): void {
  const others = place.columns.slice(1).map((index) => (cells[index] ?? '').trim());
  const other = others.find((said) => said !== '' && said !== text);
  if (other === undefined) return;
  const message = `Two columns have this name, and here the other one says “${other.slice(0, 40)}”.`;
  issues.add(line, 'input.ambiguous', message, { column, value: text.slice(0, 200) });
}
