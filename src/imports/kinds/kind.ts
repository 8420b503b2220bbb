import type { Issues, Origin } from '../../domain/imports/issue.ts';
import type { Outcome, ToImport } from '../../operations/imports/outcome.ts';
import type { Work } from '../../store/work.ts';
import type { Fields, Values } from '../engine/sheet.ts';
import type { Format } from '../formats/format.ts';
import type { KindName } from '../../domain/imports/kinds.ts';

/** A kind of thing that files are imported as. */
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
  /** Begins to turn rows into records; what cannot be is an issue. Pure. */
  readonly reader: (issues: Issues) => RecordReader<R, F>;
  /** Loads, decides and records, in one transaction. */
  readonly write: (work: Work, given: ToImport<R>) => Promise<Outcome>;
}

/** Takes the rows of a file one by one, so that a large one is never held twice. */
export interface RecordReader<R, F extends Fields> {
  readonly take: (row: Values<F>) => void;
  /** After the last row. */
  readonly records: () => readonly R[];
}

/** Records of one row each; a row that lacks what is needed is an issue already, and becomes none. */
export function rowByRow<R, F extends Fields>(
  recordOf: (row: Values<F>) => R | null,
): (issues: Issues) => RecordReader<R, F> {
  return () => {
    const records: R[] = [];
    return {
      take(row) {
        const record = recordOf(row);
        if (record !== null) records.push(record);
      },
      records: () => records,
    };
  };
}

/** Docket's own way of writing a kind: every field under its own name. */
export function ownFormat({ name, own }: Pick<Kind<never>, 'name' | 'own'>): Format {
  return {
    name: 'docket',
    kind: name,
    about: own.join(', '),
    columns: Object.fromEntries(own.map((field) => [field, field])),
    dates: 'iso',
    services: [],
  };
}
