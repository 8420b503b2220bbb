import type { Format } from '../formats/format.ts';
import { folded } from './names.ts';
import type { TableRow } from './rows.ts';

/** Why a row is not one of the table. */
export type Why = 'section' | 'total' | 'footer' | 'header' | 'excluded';

/** A row that was passed over, to be said. */
export interface LeftOut {
  readonly line: number;
  readonly why: Why;
}

const totals: ReadonlySet<string> = new Set(
  [
    'Total', 'Totals', 'Grand total', 'Sub total', 'Sum', 'Summe', 'Gesamt', 'Gesamtsumme', 'Gesamtbetrag',
    'Zwischensumme', 'Total général', 'Totaux', 'Sous-total', 'Totaal', 'Subtotaal', 'Eindtotaal', 'Suma', 'Totale',
    'Total general', 'Totalt', 'Somme', 'Razem', 'I alt', 'Yhteensä',
  ].map(folded),
); // prettier-ignore

const footers: readonly RegExp[] = [
  /^e\s*&\s*o\.?\s*e\b/i,
  /record\(s\) downloaded/i,
  /^seller id\b/i,
  /^(page|seite|pagina|page n°)\s*\d+/i,
  /^(printed|generated|exported|gedruckt|imprimé|afgedrukt|end of (report|file))\b/i,
  /^\d+\s+(rows?|records?|lines?)\b/i,
];

/** A title between rows has blanks or is set off by signs; a code alone in its row has lost the rest of it. */
const title = /\s|^[*=#_\-–—~[(<]|:$|^[^\d]*\p{Ll}[^\d]*$/u;

/** What decides whether a row is one of the table. */
export interface Sieve {
  readonly width: number;
  /** The names of the columns: a page that begins repeats them. */
  readonly header: readonly string[];
  /** Of each group of columns a row of the table fills at least one. */
  readonly needs: readonly (readonly number[])[];
  readonly exclusions: readonly { readonly column: number; readonly matches: RegExp }[];
}

export function exclusionsOf(
  format: Pick<Format, 'left_out'>,
  columnOf: (called: string) => number | undefined,
): Sieve['exclusions'] {
  return (format.left_out ?? []).flatMap(({ column, matches }) => {
    const names = typeof column === 'string' ? [column] : column;
    const found = names.map(columnOf).find((index) => index !== undefined);
    return found === undefined ? [] : [{ column: found, matches: new RegExp(matches, 'i') }];
  });
}

/** Why a row is left out; `undefined` where it is one of the table, as it almost always is. */
export function whyLeftOut(
  { cells }: TableRow,
  { width, header, needs, exclusions }: Sieve,
): Why | undefined {
  if (exclusions.some(({ column, matches }) => matches.test((cells[column] ?? '').trim()))) return 'excluded';
  if (cells[0] === header[0] && cells.every((cell, index) => cell.trim() === (header[index] ?? '')))
    return 'header';
  const whole = isWhole(cells, needs);
  if (whole && !isTotalWord(cells.find((cell) => cell !== '') ?? '')) return undefined;
  const filled = cells.filter((cell) => cell.trim() !== '');
  const first = (filled[0] ?? '').trim();
  if (isTotalWord(first) && filled.slice(1).every((cell) => !/\p{L}{4,}/u.test(cell))) return 'total';
  if (whole) return undefined;
  if (footers.some((footer) => footer.test(filled.join(' ').trim()))) return 'footer';
  return filled.length === 1 && width > 2 && title.test(first) ? 'section' : undefined;
}

function isWhole(cells: readonly string[], needs: Sieve['needs']): boolean {
  return needs.every((either) => either.some((column) => (cells[column] ?? '').trim() !== ''));
}

function isTotalWord(cell: string): boolean {
  return /^\D{3,30}$/.test(cell) && totals.has(folded(cell));
}

const words: Readonly<Record<Why, string>> = {
  section: 'headings between rows',
  total: 'totals',
  footer: 'footers',
  header: 'repeated headers',
  excluded: 'rows that the format does not count',
};

const NAMED = 10;

/** Says which rows were passed over and why, so that none is lost in silence. */
export function sayLeftOut(leftOut: readonly LeftOut[]): string[] {
  return [...Map.groupBy(leftOut, ({ why }) => why)].map(([why, rows]) => {
    const lines = rows.slice(0, NAMED).map(({ line }) => line);
    const more = rows.length > NAMED ? ' …' : '';
    return `Left out as ${words[why]}: ${rows.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${more}`;
  });
}
