import { unguard } from '../../kit/csv.ts';
import { dayReadings } from './dates.ts';
import { readingsOf, type DecimalSign } from './numbers.ts';
import type { TableRow } from './rows.ts';

/** Cells that speak for one way of writing, and the first that speaks for none. */
export interface Votes<Way extends string> {
  readonly found: Map<Way, { count: number; readonly first: Seen }>;
  unclear: Seen | undefined;
}

export interface Seen {
  readonly line: number;
  readonly cell: string;
}

export function ballot<Way extends string>(): Votes<Way> {
  return { found: new Map(), unclear: undefined };
}

export function seenAt({ line, cells }: TableRow, index: number): Seen {
  return { line, cell: cells[index] ?? '' };
}

function vote<Way extends string>({ found }: Votes<Way>, way: Way, first: Seen): void {
  const known = found.get(way);
  if (known) known.count += 1;
  else found.set(way, { count: 1, first });
}

export function voteOnNumber(votes: Votes<DecimalSign>, seen: Seen): void {
  // Most cells are whole numbers and say nothing.
  if (!/[.,]/.test(seen.cell)) return;
  const { '.': point, ',': comma } = readingsOf(unguard(seen.cell.trim()).replace(/\s*%$/, ''));
  if (point === comma) return;
  if (comma === undefined) vote(votes, '.', seen);
  else if (point === undefined) vote(votes, ',', seen);
  else votes.unclear ??= seen;
}

/** What is an amount for sure: no day, no time of day and no version is written so. */
const amounts: readonly RegExp[] = [
  /[£€$¥]/,
  /\d[.,]\d{3}[.,]\d{2}\b/,
  /^-?\d+,\d{1,2}$/,
  /^-?\d+\.[6-9]\d$/,
  /^-?(?:3[2-9]|[4-9]\d|\d{3,})\.\d{2}$/,
];

/** An amount in a column that is not imported tells the decimal sign of the file as well as one that is. */
export function hearOthers(votes: Votes<DecimalSign>, row: TableRow, mapped: ReadonlySet<number>): void {
  for (const [index, cell] of row.cells.entries())
    if (!mapped.has(index) && isAmount(cell)) voteOnNumber(votes, seenAt(row, index));
}

function isAmount(cell: string): boolean {
  return /\d[.,]\d/.test(cell) && amounts.some((shape) => shape.test(cell.trim()));
}

export function voteOnDay(votes: Votes<'dmy' | 'mdy'>, seen: Seen): void {
  const found = dayReadings(unguard(seen.cell.trim()));
  if (!found || found.dmy === found.mdy) return;
  if (found.mdy === undefined) vote(votes, 'dmy', seen);
  else if (found.dmy === undefined) vote(votes, 'mdy', seen);
  else votes.unclear ??= seen;
}
