import type { KindName } from '../../domain/imports/kinds.ts';
import type { DateOrder } from '../engine/dates.ts';

/** What a column is called: one name, or several of which a file has one. */
export type Called = string | readonly string[];

/**
 * One way in which files of a kind are written, as data: a person's own format is a JSON file of this shape. A file is
 * of the format when it has its marks and what the kind needs.
 */
export interface Format {
  readonly name: string;
  readonly kind: KindName;
  readonly about: string;
  /** Which column holds which field. Columns are found whatever their case, accents and blanks. */
  readonly columns: Readonly<Record<string, Called>>;
  /** Fields put together from several columns, with a blank between them. */
  readonly joined?: Readonly<Record<string, readonly Called[]>>;
  /** Columns that tell this format from others. */
  readonly marks?: readonly Called[];
  /** What every row says although no column does. */
  readonly constants?: Readonly<Record<string, string>>;
  /** What the words of a field mean here: theirs (folded) to docket's own, `*` every other; `''` means that it says nothing. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Rows that are not of the table, such as summaries: those whose cell matches the pattern. */
  readonly left_out?: readonly { readonly column: Called; readonly matches: string }[];
  /** Amounts of the order of which every row has its own part; all others stand once, or the same on every row. */
  readonly adds_up?: readonly string[];
  /** The field without which a row is no line, and speaks of its order alone. */
  readonly lines_by?: string;
  /** Fields before whose cells it writes `'`, so that a spreadsheet leaves their zeros alone. */
  readonly apostrophes?: readonly string[];
  /** Its texts have HTML entities such as `&quot;`. */
  readonly entities?: boolean;
  /** What a file must have, where that is less than the kind needs: each one field, or several of which one is enough. */
  readonly needs?: readonly (readonly string[])[];
  /** How its days are written, unless `--date-format` says otherwise; `open`: its cells must tell. */
  readonly dates: DateOrder | 'open';
  /** Its decimal sign; without one its cells must tell. */
  readonly decimal?: '.' | ',';
  /** Patterns of SKUs that are no goods, in capitals or not: they become services. */
  readonly services: readonly string[];
}
