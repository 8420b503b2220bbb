import type { Day } from '../base/days.ts';
import { formatMoney, formatUnitPrice, WHOLE } from '../base/money.ts';
import { quantityNumber } from '../base/quantity.ts';
import { column, type Column, type Json, type Kind, type Row, type View } from '../kit/view.ts';

/**
 * One value of a report in stored units: minor units, thousandths, millionths for a percentage; what is nested is as
 * JSON shows it.
 */
export type Cell = string | number | boolean | null | readonly Json[];
export type ReportRow = Readonly<Record<string, Cell>>;

/** A report that was run: what it was asked, what it found, and what makes its columns add up. */
export interface ReportResult {
  readonly report: string;
  readonly title: string;
  readonly by: string | null;
  /** Null where everything up to `to` counts. */
  readonly from: Day | null;
  readonly to: Day;
  /** Whether the days were asked for, or are the usual ones. */
  readonly asked: boolean;
  readonly timezone: string;
  readonly currency: string;
  readonly rows_read: number;
  /** The columns of the group come first. */
  readonly columns: readonly Column[];
  readonly rows: readonly ReportRow[];
  /** The column that the report is about. */
  readonly headline: string;
  /** How many rows there were before only the top ones were kept. */
  readonly found: number;
  /** Over all rows that were found; columns that have no sum are missing. */
  readonly totals: ReportRow;
  readonly basis: string;
  readonly note: string;
  /** What a reader should know of these very rows, a line each. */
  readonly remarks: readonly string[];
  /** What JSON has besides. */
  readonly also: { readonly [key: string]: Json };
}

/** The rows of a report, whatever its columns; each names its currency where it has money in it. */
export function reportView(
  name: string,
  { columns, currency, headline }: Pick<ReportResult, 'columns' | 'currency' | 'headline'>,
): View<ReportRow> {
  const [first] = columns;
  const priced = columns.some(({ kind }) => kind === 'money' || kind === 'price');
  return {
    name: `report_${name.replaceAll('-', '_')}`,
    key: first?.name ?? '',
    columns: priced ? [...columns, column('currency', 'text')] : columns,
    shown: columns.filter(({ kind }) => kind !== 'nested').map(({ name: shown }) => shown),
    important: [first?.name ?? '', headline],
    charted: headline,
    row: (cells) => ({ ...shownRow(columns, cells, currency), ...(priced ? { currency } : {}) }),
  };
}

/** What `--json` prints; at most `limit` rows. */
export function reportJson(result: ReportResult, limit?: number): Json {
  const { report, by, from, to, timezone, currency, rows_read, columns, rows, totals, basis, note } = result;
  const summed = columns.filter(({ name }) => name in totals);
  return {
    report,
    by,
    from,
    to,
    timezone,
    currency,
    rows_read,
    columns: columns.map(({ name, head, kind }) => ({ name, head, kind })),
    rows: rows.slice(0, limit).map((row) => shownRow(columns, row, currency)),
    totals: shownRow(summed, totals, currency),
    basis,
    note,
    ...result.also,
  };
}

/** The lines above the table: what was counted, by which day, and the identity of its columns. */
export function reportHeader(result: ReportResult): string {
  const { title, by, timezone, currency, rows_read, rows, found, basis, note, remarks } = result;
  const grouped = by === null ? '' : ` by ${by}`;
  const kept = rows.length < found ? ` Top ${rows.length} of ${found}; the totals are of all.` : '';
  const read = `${rows_read} row${rows_read === 1 ? '' : 's'} read`;
  const head = `${title}${grouped}, ${daysOf(result)} (${timezone}, ${currency}, ${read})`;
  return [head, `${basis}${kept}`, note, ...remarks].join('\n');
}

function daysOf({ from, to, asked }: ReportResult): string {
  if (from === null) return asked ? `until ${to}` : `as of ${to}`;
  return `${from} to ${to}${asked ? '' : ', the last 30 days'}`;
}

/** The row below the others on a terminal; a single row needs none. */
export function totalsRow({ by, columns, totals, currency }: ReportResult): Row | undefined {
  const first = columns[0]?.name;
  if (by === null || first === undefined) return undefined;
  const summed = columns.filter(({ name }) => name in totals);
  return { [first]: 'Total', ...shownRow(summed, totals, currency), currency };
}

function shownRow(columns: readonly Column[], cells: ReportRow, currency: string): Row {
  return Object.fromEntries(
    columns.map(({ name, kind }) => [name, shown(cells[name] ?? null, kind, currency)]),
  );
}

function shown(cell: Cell, kind: Kind, currency: string): Json {
  const show = typeof cell === 'number' ? fromStored[kind] : undefined;
  return show === undefined ? cell : show(cell as number, currency);
}

const fromStored: Partial<Readonly<Record<Kind, (value: number, currency: string) => Json>>> = {
  money: formatMoney,
  price: formatUnitPrice,
  quantity: quantityNumber,
  percent: (rate) => rate / WHOLE,
};

/** What reports there are. */
export interface ReportListed {
  readonly name: string;
  readonly summary: string;
  readonly by: readonly string[];
  readonly columns: readonly string[];
}

export const reportListView: View<ReportListed> = {
  name: 'report',
  key: 'name',
  columns: [
    column('name', 'text'),
    column('by', 'nested'),
    column('summary', 'text', 'What it says'),
    column('columns', 'nested'),
  ],
  shown: ['name', 'summary'],
  row: ({ name, by, summary, columns }) => ({ name, by, summary, columns }),
};
