import { Refusal } from '../../base/refusal.ts';
import type { Issues } from '../../domain/imports/issue.ts';
import { unguard } from '../../kit/csv.ts';
import type { Place } from './columns.ts';
import { standsFor } from './currencies.ts';
import type { Dialect } from './dialect.ts';
import type { Fields } from './fields.ts';
import type { Layout } from './layout.ts';
import { folded, moneyIn } from './names.ts';
import type { TableRow } from './rows.ts';
import { asksFor, type Parser, type Reading } from './values.ts';

/** How the cells of a file become values. */
export interface RowReading {
  readonly layout: Layout;
  readonly fields: Fields;
  /** Each is one field that a file must have, or several of which one is enough; a row without them is perhaps none. */
  readonly needs: readonly (readonly string[])[];
  /** Fields whose cells may not be blank. */
  readonly needed: readonly string[];
  readonly dialect: Dialect;
  readonly currency: string;
  readonly timezone: string;
  readonly issues: Issues;
  /** The fields to read; otherwise all. */
  readonly only?: readonly string[] | undefined;
}

/** A field with where its cells stand in a row. */
export interface Cell {
  readonly field: string;
  readonly parse: Parser<unknown>;
  readonly place: Place | undefined;
  /** What the file itself calls the column. */
  readonly column: string;
  readonly needed: boolean;
  readonly reading: Reading;
  /** What a word of the format means. */
  readonly words: ReadonlyMap<string, string> | undefined;
  /** Its cells begin with an apostrophe that is none of theirs. */
  readonly apostrophe: boolean;
  /** What every row says. */
  readonly constant: string | undefined;
}

/** The fields of a kind, with what is known of each before the first row. */
export function cellsOf({ layout, fields, needed, dialect, currency, timezone }: RowReading): Cell[] {
  const { format, columns, header } = layout;
  return Object.entries(fields).map(([field, parse]) => {
    const place = columns.get(field);
    const column = place ? nameOf(place, header) : field;
    if (place && asksFor(parse).decimal) refuseOtherMoney(column, currency);
    const constant = place ? undefined : format.constants?.[field];
    const decimal = constant === undefined ? dialect.decimal : '.';
    const dates = dialect.dates.get(field) ?? 'iso';
    return {
      field,
      parse,
      place,
      constant,
      column,
      needed: needed.includes(field),
      reading: { currency, timezone, decimal, dates, moments: new Map() },
      words: wordsOf(format.words?.[field]),
      apostrophe: format.apostrophes?.includes(field) ?? false,
    };
  });
}

/** A column of dollars is no column of pounds, although its cells look alike. */
function refuseOtherMoney(column: string, currency: string): void {
  const written = moneyIn(column);
  if (written === undefined || standsFor(written, currency)) return;
  const message = `The column “${column}” is in ${written}, the shop's books are in ${currency}.`;
  throw new Refusal('input.invalid', message, { details: { column, currency } });
}

function nameOf({ columns, how }: Place, header: readonly string[]): string {
  return (how === 'joined' ? columns : columns.slice(0, 1)).map((index) => header[index] ?? '').join(' + ');
}

function wordsOf(words: Readonly<Record<string, string>> | undefined): Map<string, string> | undefined {
  return words && new Map(Object.entries(words).map(([word, means]) => [folded(word), means]));
}

/** What a row says at a place, without what made it safe for a spreadsheet. */
export function textAt({ cells }: TableRow, { columns, how }: Place): string {
  if (how !== 'joined') return unguard((cells[columns[0] ?? 0] ?? '').trim());
  const parts = columns.map((column) => unguard((cells[column] ?? '').trim()));
  return parts.filter((part) => part !== '').join(' ');
}

export function meaning(words: ReadonlyMap<string, string>, said: string): string {
  return said === '' ? '' : (words.get(folded(said)) ?? words.get('*') ?? said);
}
