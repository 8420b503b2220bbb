import Table from 'cli-table3';
import type { Colors } from './colors.ts';
import { currencyOf, format, isNumeric } from './format.ts';
import { gap, naturalWidth, squeeze, thatFit } from './fit.ts';
import { wrapped } from './layout.ts';
import type { Column, Row } from './view.ts';
import { pad, truncate } from './width.ts';

export interface TableOptions {
  readonly width: number;
  readonly colors: Colors;
  readonly timezone?: string | undefined;
  readonly totals?: Row | undefined;
  /** Columns that stay longest, by name. */
  readonly important?: readonly string[] | undefined;
  /** Columns that were asked for by name are never dropped. */
  readonly keepColumns?: boolean;
  /** What shows the columns that have no room. */
  readonly otherwise?: string;
}

/** An aligned table fitted to the window: columns without room are left out and named below, long texts end in `…`. */
export function drawTable(columns: readonly Column[], rows: readonly Row[], options: TableOptions): string {
  const all = options.totals === undefined ? rows : [...rows, options.totals];
  const cells = columns.map((column) => all.map((row) => cellOf(row, column, options)));
  const natural = columns.map((column, at) => naturalWidth(column, cells[at] ?? [], options.width));
  const blank = cells.map((own) => own.every((cell) => cell === ''));
  const every = columns.map((_, at) => at);
  const kept = options.keepColumns === true ? every : thatFit({ columns, natural, blank }, options);
  const fitting = kept.flatMap((at) => columns[at] ?? []);
  const widths = squeeze(fitting, kept.map((at) => natural[at] ?? 1), options.width); // prettier-ignore
  const heads = fitting.map((column) => column.head);
  const lines = [heads, ...all.map((_, row) => kept.map((at) => cells[at]?.[row] ?? ''))].map((line) =>
    widths.map((width, at) => fitted(line[at] ?? '', width, fitting[at])),
  );
  const left = columns.filter((_, at) => !kept.includes(at) && blank[at] === false);
  return emphasised(layOut(lines, widths), options) + leftOut(left, options);
}

/** What has no room is said, so that nobody looks for it in vain. */
function leftOut(columns: readonly Column[], { width, colors, otherwise }: TableOptions): string {
  if (columns.length === 0) return '';
  const named = columns.map(({ head, name }) => head || name).join(', ');
  const count = `${columns.length} more column${columns.length === 1 ? '' : 's'}`;
  const hint = `widen the window${otherwise === undefined ? '' : ` or ${otherwise}`}`;
  return wrapped(`… ${count} (${named}): ${hint}`, width)
    .map((line) => `${colors.dim(line)}\n`)
    .join('');
}

/** The head and the totals stand out. */
function emphasised(lines: readonly string[], { colors, totals }: TableOptions): string {
  const important = new Set(totals === undefined ? [0] : [0, lines.length - 1]);
  return lines.map((line, at) => `${important.has(at) ? colors.bold(line) : line}\n`).join('');
}

function cellOf(row: Row, { name, kind }: Column, { timezone }: TableOptions): string {
  return format(row[name], kind, { currency: currencyOf(row), timezone });
}

function fitted(text: string, width: number, column: Column | undefined): string {
  return pad(truncate(text, width), width, column !== undefined && isNumeric(column.kind) ? 'right' : 'left');
}

/**
 * cli-table3 measures text by an older Unicode, which would misplace some scripts, and takes longer with the square of
 * the rows. All lines are equally wide already: it lays out one line of stand-ins, and the others are put in its mould.
 */
function layOut(lines: readonly (readonly string[])[], widths: readonly number[]): string[] {
  const between = mouldOf(widths);
  const last = between.at(-1) ?? '';
  return lines.map((line) => {
    const filled = line.map((cell, at) => `${between[at] ?? ''}${cell}`).join('');
    return `${filled}${last}`.trimEnd();
  });
}

/** What stands before the first cell, between any two, and after the last. */
function mouldOf(widths: readonly number[]): string[] {
  const table = new Table({
    chars: noBorders,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  table.push(widths.map((width) => standIn.repeat(width)));
  return table.toString().split(standIns);
}

const standIn = 'x';
const standIns = /x+/;
const edges = [
  'top',
  'top-mid',
  'top-left',
  'top-right',
  'bottom',
  'bottom-mid',
  'bottom-left',
  'bottom-right',
];
const rules = ['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'];
const noBorders = {
  ...Object.fromEntries([...edges, ...rules].map((name) => [name, ''])),
  middle: ' '.repeat(gap),
};
