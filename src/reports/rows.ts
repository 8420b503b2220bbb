import { Refusal } from '../base/refusal.ts';
import type { Column } from '../kit/view.ts';
import type { Cell, ReportRow } from '../views/report.ts';
import { allColumns, columnsOf, type Report } from './report.ts';

/** The column that rows are put in order of. */
export interface Order {
  readonly column: string;
  readonly descending: boolean;
}

/** What `--sort` and `--top` wish; `--sort` is `COLUMN` or, the most first, `-COLUMN`. Refuses (2) an unknown column. */
export function orderOf(
  report: Report,
  by: string | null,
  { sort, top }: { readonly sort?: string | undefined; readonly top?: number | undefined },
): Order {
  const columns = columnsOf(report, by);
  if (sort !== undefined) return { column: known(sort, columns), descending: sort.startsWith('-') };
  const [first] = columns;
  const timely = by !== null && report.groups[by]?.timely === true && top === undefined;
  if (timely && first) return { column: first.name, descending: false };
  return { column: report.headline, descending: true };
}

/** Refuses (2) a column to sort by that no answer to this question can have. */
export function refuseUnsortable(report: Report, by: string | undefined, sort: string | undefined): void {
  if (sort === undefined) return;
  const open = by === undefined && report.decides !== undefined;
  known(sort, open ? allColumns(report) : columnsOf(report, by ?? report.usual));
}

/** What stands in a column that names a row, such as its day; nothing where it is empty. */
export function nameIn(row: ReportRow, column: string): string {
  const cell = row[column] ?? '';
  return typeof cell === 'object' ? '' : String(cell);
}

function known(sort: string, columns: readonly Column[]): string {
  const value = sort.replace(/^[-+]/, '').replaceAll('-', '_');
  const choices = columns.map(({ name }) => name);
  if (choices.includes(value)) return value;
  throw new Refusal('input.invalid', `--sort: there is no column “${value}” here.`, {
    hint: `columns: ${choices.join(', ')}`,
    details: { input: '--sort', value, choices },
  });
}

/** Rows in order, what is blank last; equal ones by their first column, so that the order is the same every time. */
export function inOrder(
  rows: readonly ReportRow[],
  { column, descending }: Order,
  first: string,
): ReportRow[] {
  return rows.toSorted(
    (a, b) =>
      blankLast(a[column], b[column]) ||
      compared(a[column], b[column]) * (descending ? -1 : 1) ||
      blankLast(a[first], b[first]) ||
      compared(a[first], b[first]),
  );
}

function blankLast(a: Cell | undefined, b: Cell | undefined): number {
  return Number(a === null || a === undefined) - Number(b === null || b === undefined);
}

function compared(a: Cell | undefined, b: Cell | undefined): number {
  if (a === b || a === null || b === null || a === undefined || b === undefined) return 0;
  return a < b ? -1 : 1;
}

/** The sum of each named column. */
export function sumsOf<const Name extends string>(
  rows: readonly ReportRow[],
  names: readonly Name[],
): Record<Name, number> {
  const sums = names.map(
    (name) => [name, rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0)] as const,
  );
  return Object.fromEntries(sums) as Record<Name, number>;
}

/** Things that have one label together, in the order in which the labels first occur. */
export function gathered<T>(
  things: readonly T[],
  labelOf: (thing: T) => ReportRow,
): { readonly label: ReportRow; readonly things: T[] }[] {
  const found = new Map<string, { label: ReportRow; things: T[] }>();
  for (const thing of things) {
    const label = labelOf(thing);
    const key = JSON.stringify(label);
    const group = found.get(key);
    if (group) group.things.push(thing);
    else found.set(key, { label, things: [thing] });
  }
  return [...found.values()];
}
