/** How a value is shown to people; machines always get the plain value. */
export type Kind =
  | 'text' // words from data
  | 'word' // an enumerated word, stored with `_`
  | 'money' // decimal string beside the row's `currency`
  | 'price' // decimal string of a unit price: as many decimals as it needs
  | 'quantity' // number
  | 'number'
  | 'percent' // number, 0.125 = 12.5 %
  | 'day' // YYYY-MM-DD
  | 'instant' // ISO 8601 UTC
  | 'nested'; // objects and arrays: JSON only

export interface Column {
  readonly name: string;
  readonly head: string;
  readonly kind: Kind;
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Row = Readonly<Record<string, Json>>;

/** One shape of result: every output form (table, TSV, CSV, JSON, help's field list) is made from it. */
export interface View<Thing> {
  readonly name: string;
  /** The column that `--quiet` prints and that other commands take as an argument. */
  readonly key: string;
  /** Every field, in the order of the JSON. */
  readonly columns: readonly Column[];
  /** The columns of a table and of TSV unless `--columns` says otherwise. */
  readonly shown: readonly string[];
  /** Those of them that stay longest in a narrow window; of the others the last go first. */
  readonly important?: readonly string[];
  /** The column that `--chart` draws unless another is named. */
  readonly charted?: string;
  /** From the stored units (minor units, thousandths) to what JSON, CSV and people see. */
  readonly row: (thing: Thing) => Row;
  /** What a person reads in a table where it says more than the bare value; machines never see it. */
  readonly said?: (row: Row) => Row;
  /** How one thing is shown on a terminal; without it, a list of its fields. */
  readonly card?: (row: Row, pen: Pen) => string;
}

/** Colours and shapes for cards; everything that came from data goes through `text`. */
export interface Pen {
  readonly text: (value: Json | undefined) => string;
  readonly format: (value: Json | undefined, kind: Kind, currency?: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly bad: (text: string) => string;
  /** Parts side by side, on as many lines as the window makes of them. */
  readonly flow: (parts: readonly string[]) => string;
  /** One a line, with what they are called; those without a value are left out. */
  readonly fields: (columns: readonly Column[], row: Row) => string;
  readonly table: (columns: readonly Column[], rows: readonly Row[], important?: readonly string[]) => string;
}

export function column(name: string, kind: Kind, head: string = headOf(name)): Column {
  return { name, kind, head };
}

function headOf(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
