import { Refusal } from '../../base/refusal.ts';
import type { Header } from './columns.ts';
import { monthOf } from './months.ts';
import { withoutMoney } from './names.ts';
import type { TableRow } from './rows.ts';

/** Lines that may be the header of a file, and what they call its columns. */
export interface Candidate {
  readonly header: Header;
  readonly rows: readonly TableRow[];
}

/** What `--header-row` says: the line of the header, or its first and last one. */
export interface HeaderRow {
  readonly from: number;
  readonly to: number;
}

/** Reads `4` or `4-5`; refuses (2) other texts. */
export function headerRowOf(typed: string): HeaderRow {
  const [, from, to = from] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(typed.trim()) ?? [];
  const row = { from: Number(from), to: Number(to) };
  if (row.from >= 1 && row.to >= row.from && row.to - row.from <= 3) return row;
  throw new Refusal(
    'input.invalid',
    `--header-row “${typed}” is no line such as 4, or 4-5 where it has two.`,
  );
}

/** How far down a header is looked for. */
const DEPTH = 40;

/** Every line that may be the header, alone and together with the one below it where that goes on with it. */
export function candidatesIn(preview: readonly TableRow[]): Candidate[] {
  const rows = preview.slice(0, DEPTH);
  return rows.flatMap((row, index) => {
    const next = rows[index + 1];
    const alone = candidate([row]);
    return next && isWords(row) && isWords(next) && spans(row, next)
      ? [alone, candidate([row, next])]
      : [alone];
  });
}

/** The lines that were asked for. */
export function askedFor(preview: readonly TableRow[], { from, to }: HeaderRow, file: string): Candidate {
  const rows = preview.filter(({ line }) => line >= from && line <= to);
  if (rows.length > 0) return candidate(rows);
  throw new Refusal('input.invalid', `--header-row: line ${from} of ${file} is blank, or too far down.`, {
    hint: `The first rows begin in the lines ${preview
      .slice(0, 10)
      .map(({ line }) => line)
      .join(', ')}.`,
  });
}

/** Without any known name: the first row as wide as the table, all of it words. */
export function guessed(preview: readonly TableRow[]): Candidate | undefined {
  const widest = Math.max(...preview.map((row) => filled(row)));
  const wide = preview.filter((row) => filled(row) >= widest * 0.8);
  const row = wide.find(isWords) ?? wide[0];
  return row && candidate([row]);
}

function filled({ cells }: TableRow): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

/** No cell of it is a number, an amount or a day. */
function isWords({ cells }: TableRow): boolean {
  return cells.every((cell) => !/^\W*\d[\d\W]*$/.test(cell.trim()));
}

function candidate(rows: readonly TableRow[]): Candidate {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const lines = rows.map(({ cells }) =>
    Array.from({ length: width }, (_, index) => (cells[index] ?? '').trim()),
  );
  const [first = [], ...below] = lines;
  const second = below.at(-1);
  if (!second) return { rows, header: { names: first, others: [first, first.map(withoutMoney)] } };
  const above = inherited(first, second);
  const names = above.map((name, index) => `${name} ${second[index] ?? ''}`.trim());
  const header = { names, others: [names, names.map(withoutMoney), alone(above, second), second] };
  return { rows, header };
}

/** A cell above several columns stands at the first of them. */
function inherited(first: readonly string[], second: readonly string[]): string[] {
  let last = '';
  return first.map((name, index) => {
    if (name !== '') last = name;
    return name === '' && second[index] !== '' ? last : name;
  });
}

/** The upper names that one column alone has. */
function alone(above: readonly string[], second: readonly string[]): string[] {
  return above.map((name, index) =>
    second[index] !== '' && above.filter((other) => other === name).length === 1 ? name : '',
  );
}

/** A name above has another one below, and so has the column beside it, which has none above. */
function spans(above: TableRow, below: TableRow): boolean {
  return below.cells.some(
    (_, index) =>
      says(above, index) && says(below, index) && !says(above, index + 1) && says(below, index + 1),
  );
}

function says({ cells }: TableRow, index: number): boolean {
  return (cells[index] ?? '').trim() !== '';
}

/** Whether columns are months, as in an overview of a year. */
export function isOverview(names: readonly string[]): boolean {
  return names.filter((name) => monthOf(name) !== undefined).length >= 3;
}
