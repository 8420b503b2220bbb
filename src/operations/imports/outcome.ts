import type { Issues, Origin } from '../../domain/imports/issue.ts';
import type { ImportOptions, IsService } from '../../domain/imports/records.ts';
import type { SkuSurvey } from '../../domain/imports/new-product.ts';
import type { Work } from '../../store/work.ts';

/** What an import does to the shop: counts of things of the file's kind, and what else was made. */
export interface Outcome {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly also: Readonly<Record<string, number>>;
  /** Remarks for people, such as which orders wait for stock. */
  readonly warnings: readonly string[];
}

/** What becomes of one thing that a file speaks of; a rehearsal says it of every one. */
export interface Told {
  /** Where it begins in the file. */
  readonly line: number;
  /** What it is called: a SKU, a code, a reference. */
  readonly what: string;
  readonly becomes: 'created' | 'updated' | 'unchanged' | 'left_out' | 'rejected';
  readonly changes: readonly Change[];
}

export interface Change {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A file while it is imported: what all its batches share. */
export interface Importing {
  readonly file: string;
  /** Everything that is wrong with it so far; importers add to it. */
  readonly issues: Issues;
  readonly options: ImportOptions;
  /** The channel that the file's format is of: it is made where the shop has none of this code. */
  readonly channel: string | null;
  /** SKUs of the file's format that are no goods. */
  readonly isService: IsService;
  /** What the whole file says of the SKUs on its lines, for products that have to be made. */
  readonly survey: SkuSurvey;
  readonly tell: (told: Told) => void;
}

/** Takes the records of a file batch by batch, in one transaction: no file is ever held whole. */
export interface Importer<R extends Origin> {
  take(records: readonly R[]): Promise<void>;
  /** After the last batch. */
  end(): Promise<Outcome>;
}

export type Begin<R extends Origin> = (work: Work, importing: Importing) => Promise<Importer<R>>;

/** The counts of an import while it runs. */
export class Tally {
  created = 0;
  updated = 0;
  unchanged = 0;
  leftOut = 0;
  private readonly importing: Pick<Importing, 'tell' | 'options'>;

  constructor(importing: Pick<Importing, 'tell' | 'options'>) {
    this.importing = importing;
  }

  count(told: Told): void {
    if (told.becomes === 'left_out') this.leftOut += 1;
    // What the mode leaves out stays as it is.
    if (told.becomes === 'created' || told.becomes === 'updated') this[told.becomes] += 1;
    else this.unchanged += 1;
    this.importing.tell(told);
  }

  outcome(also: Readonly<Record<string, number>> = {}, warnings: readonly string[] = []): Outcome {
    const { created, updated, unchanged } = this;
    const { mode } = this.importing.options;
    const left = this.leftOut === 0 || mode === 'upsert' ? [] : [leftOutBy(mode, this.leftOut)];
    return { created, updated, unchanged, also, warnings: [...left, ...warnings] };
  }
}

function leftOutBy(mode: string, count: number): string {
  return `Left out because of --mode ${mode.replace('_', '-')}: ${count}`;
}

/** The records none of whose rows has an issue: those that are imported. */
export function sound<R extends Origin>(records: readonly R[], issues: Issues): R[] {
  return records.filter(({ rows }) => !rows.some((row) => issues.isBad(row)));
}

/** Refuses the rows of things that an earlier row of the file is about already, whichever batch it was in. */
export class Twins {
  private readonly seen = new Map<string, number>();

  refuse<R extends Origin>(
    records: readonly R[],
    issues: Issues,
    nameOf: (record: R) => { readonly key: string; readonly what: string } | null,
  ): void {
    for (const record of records) {
      const name = nameOf(record);
      const [line = 0] = record.rows;
      const earlier = name === null ? undefined : this.seen.get(name.key);
      if (earlier !== undefined)
        issues.add(line, 'input.invalid', `${name?.what} is in line ${earlier} already.`);
      else if (name !== null) this.seen.set(name.key, line);
    }
  }
}

/** Whether the mode lets a thing be written that exists, or does not. */
export function mayWrite(mode: ImportOptions['mode'], exists: boolean): boolean {
  return mode === 'upsert' || exists === (mode === 'update_only');
}
