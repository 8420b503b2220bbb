import Table from 'cli-table3';
import type { Colors } from './colors.ts';
import { currencyOf, format, isNumeric } from './format.ts';
import type { Column, Row } from './view.ts';
import { pad, truncate, widthOf } from './width.ts';

export interface TableOptions {
  readonly width: number;
  readonly colors: Colors;
  readonly timezone?: string | undefined;
  readonly totals?: Row | undefined;
  /** Columns that were asked for by name are never dropped. */
  readonly keepColumns?: boolean;
}

/** An aligned table fitted to the window: the last columns go first, then long texts are cut with `…`. */
export function drawTable(columns: readonly Column[], rows: readonly Row[], options: TableOptions): string {
  const all = options.totals === undefined ? rows : [...rows, options.totals];
  const cells = all.map((row) => columns.map((column) => cellOf(row, column, options)));
  const natural = columns.map((column, at) => {
    const widest = cells.reduce(
      (most, line) => Math.max(most, widthOf(line[at] ?? '')),
      Math.max(1, widthOf(column.head)),
    );
    return column.kind === 'text' ? Math.min(widest, options.width) : widest;
  });
  const kept = options.keepColumns === true ? columns.length : countThatFit(columns, natural, options.width);
  const widths = squeeze(columns.slice(0, kept), natural.slice(0, kept), options.width);
  const heads = columns.slice(0, kept).map((column) => column.head);
  const lines = [heads, ...cells].map((line) => {
    return widths.map((width, at) => fitted(line[at] ?? '', width, columns[at]));
  });
  return emphasised(layOut(lines, widths), options);
}

/** The head and the totals stand out. */
function emphasised(lines: readonly string[], { colors, totals }: TableOptions): string {
  const important = new Set(totals === undefined ? [0] : [0, lines.length - 1]);
  return lines.map((line, at) => `${important.has(at) ? colors.bold(line) : line}\n`).join('');
}

const gap = 2;
/** A text column is not squeezed below this: the columns after it are dropped instead. */
const leastText = 12;

function cellOf(row: Row, { name, kind }: Column, { timezone }: TableOptions): string {
  return format(row[name], kind, { currency: currencyOf(row), timezone });
}

function countThatFit(columns: readonly Column[], natural: readonly number[], width: number): number {
  let used = -gap;
  for (const [at, wanted] of natural.entries()) {
    used += gap + leastWidth(columns[at], wanted);
    if (used > width) return Math.max(1, at);
  }
  return natural.length;
}

function leastWidth(column: Column | undefined, wanted: number): number {
  return column?.kind === 'text' ? Math.min(wanted, leastText) : wanted;
}

/** Takes what is too much from the widest text columns, evenly. */
function squeeze(columns: readonly Column[], natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, own) => sum + own + gap, -gap) - width;
  for (; excess > 0; excess -= 1) {
    const squeezable = widths.map((own, at) => (own > leastWidth(columns[at], own) ? own : 0));
    const widest = squeezable.indexOf(Math.max(...squeezable));
    if (squeezable[widest] === 0) break;
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  return widths;
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
