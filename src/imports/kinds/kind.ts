import type { Issues, Origin } from '../../domain/imports/issue.ts';
import type { SkuLine } from '../../domain/imports/new-product.ts';
import type { Fields, Values } from '../engine/fields.ts';
import type { Format } from '../formats/format.ts';
import type { KindName } from '../../domain/imports/kinds.ts';
import type { LastLineOf } from './gather.ts';

/** A kind of thing that files are imported as, and how its rows become records. Pure. */
export interface Kind<R extends Origin, F extends Fields = Fields> {
  readonly name: KindName;
  /** Everything that a file may say of it, and how a cell is read. */
  readonly fields: F;
  /** Each is one column that a file must have, or several of which one is enough. */
  readonly needs: readonly (readonly (keyof F & string)[])[];
  /** The fields whose cells may not be blank. */
  readonly needed: readonly (keyof F & string)[];
  /** The columns of docket's own files, in their order. */
  readonly own: readonly string[];
  /** The two fields of a list without any header: what, and how many. */
  readonly bare?: readonly [keyof F & string, keyof F & string];
  /** Begins to turn rows into records; what cannot be is an issue. */
  readonly reader: (issues: Issues, options?: ReaderOptions) => RecordReader<R, F>;
  /** The fields that `keyOf`, `skuLineOf` and `unique` look at, where the others need not be read for them. */
  readonly surveyed?: readonly (keyof F & string)[];
  /** What a row says of a SKU, for products that have to be made; null where it names none. */
  readonly skuLineOf?: (row: Values<F>) => SkuLine | null;
  /** What no two rows may be about, as a sentence begins with it; `place` is meant where a row names none. */
  readonly unique?: (row: Values<F>, place: string) => readonly string[];
}

/** Takes the rows of a file one by one, so that a large one is never held. */
export interface RecordReader<R, F extends Fields> {
  /** What the rows of one record share, to find their last one; null where a row is a record of its own. */
  readonly keyOf: (row: Values<F>) => string | null;
  /** Takes a row and hands over the records that are complete with it. */
  readonly take: (row: Values<F>) => R[];
  /** Hands over the rest, after the last row. */
  readonly end: () => R[];
}

/** What a reader may know of the file beforehand. */
export interface ReaderOptions {
  /** Where the last row of each key stands; without it records of several rows come at the end. */
  readonly lastLineOf?: LastLineOf;
  readonly format?: Pick<Format, 'adds_up' | 'lines_by' | 'entities'>;
  /** The fields that the file has columns for, so that others need not be looked at; all, where that is not said. */
  readonly columns?: Pick<ReadonlySet<string>, 'has'>;
}

/** Records of one row each; a row that lacks what is needed is an issue already, and becomes none. */
export function rowByRow<R, F extends Fields>(
  recordOf: (row: Values<F>) => R | null,
): () => RecordReader<R, F> {
  const take = (row: Values<F>): R[] => {
    const record = recordOf(row);
    return record === null ? [] : [record];
  };
  return () => ({ keyOf: () => null, take, end: () => [] });
}

/** People's own lists have the name of a person in two columns. */
const names: ReadonlySet<KindName> = new Set(['customers', 'suppliers']);
const firstNames = ['First Name', 'Forename', 'Vorname', 'Prénom', 'Voornaam'];
const lastNames = ['Last Name', 'Surname', 'Nachname', 'Nom de famille', 'Achternaam', 'Apellidos'];

/** Docket's own way of writing a kind: every field under its own name. */
export function ownFormat({ name, own }: Pick<Kind<never>, 'name' | 'own'>): Format {
  // What was taken back is exported too, and is no fact.
  const left_out = [{ column: 'void', matches: '^yes$' }];
  return {
    name: 'docket',
    kind: name,
    about: own.join(', '),
    columns: Object.fromEntries(own.map((field) => [field, field])),
    ...(names.has(name) ? { joined: { name: [firstNames, lastNames] } } : {}),
    left_out,
    dates: 'open',
    services: [],
  };
}
