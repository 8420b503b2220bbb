import Table from 'cli-table3';
import type { Colors } from './colors.ts';
import { format, isNumeric } from './format.ts';
import type { Column, Row } from './view.ts';
import { pad, truncate, widthOf } from './width.ts';

export interface TableOptions {
  readonly width: number;
  readonly colors: Colors;
  readonly totals?: Row | undefined;
  /** Columns that were asked for by name are never dropped. */
  readonly keepColumns?: boolean;
}

/** An aligned table fitted to the window: the last columns go first, then long texts are cut with `…`. */
export function drawTable(columns: readonly Column[], rows: readonly Row[], options: TableOptions): string {
  const all = options.totals === undefined ? rows : [...rows, options.totals];
  const cells = all.map((row) => columns.map((column) => cellOf(row, column)));
  const natural = columns.map((column, at) => {
    const widest = cells.reduce(
      (most, line) => Math.max(most, widthOf(line[at] ?? '')),
      widthOf(column.head),
    );
    return column.kind === 'text' ? Math.min(widest, options.width) : widest;
  });
  const kept = options.keepColumns === true ? columns.length : countThatFit(columns, natural, options.width);
  const widths = squeeze(columns.slice(0, kept), natural.slice(0, kept), options.width);
  const heads = columns.slice(0, kept).map((column) => column.head);
  const lines = [heads, ...cells].map((line) => {
    return widths.map((width, at) => fitted(line[at] ?? '', width, columns[at]));
  });
  return layOut(lines, options);
}

const gap = 2;
/** A text column is not squeezed below this: the columns after it are dropped instead. */
const leastText = 12;

function cellOf(row: Row, column: Column): string {
  const currency = row.currency;
  return format(row[column.name], column.kind, typeof currency === 'string' ? currency : undefined);
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
 * cli-table3 measures text by an older Unicode and would misplace some scripts: it lays out stand-ins
 * of the right width, and the cells are put in their places afterwards. It also slows down with the square
 * of the rows, so that long tables are laid out in pieces: every line is as wide as the others already.
 */
function layOut(lines: readonly (readonly string[])[], { colors, totals }: TableOptions): string {
  const drawn: string[] = [];
  for (let at = 0; at < lines.length; at += piece) drawn.push(...layOutPiece(lines.slice(at, at + piece)));
  const important = new Set(totals === undefined ? [0] : [0, lines.length - 1]);
  return drawn.map((line, at) => `${important.has(at) ? colors.bold(line) : line}\n`).join('');
}

const piece = 50;

function layOutPiece(lines: readonly (readonly string[])[]): string[] {
  const table = new Table({
    chars: noBorders,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  table.push(...lines.map((line) => line.map((cell) => standIn.repeat(widthOf(cell)))));
  const cells = lines.flat().values();
  const filled = table.toString().replaceAll(standIns, () => cells.next().value ?? '');
  return filled.split('\n').map((line) => line.trimEnd());
}

const standIn = 'x';
const standIns = /x+/g;
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
