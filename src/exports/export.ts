import type { Day, Instant } from '../base/days.ts';
import { Refusal } from '../base/refusal.ts';
import type { ExportName } from '../domain/exports/formats.ts';
import type { Offering } from '../domain/exports/offered.ts';
import type { CsvDialect } from '../kit/csv.ts';
import type { Column, Row } from '../kit/view.ts';
import type { Shop } from '../domain/shop.ts';
import type { Named } from '../store/list/exports/asked.ts';
import type { OrderWishes } from '../store/list/exports/orders.ts';
import type { Dated } from '../store/work.ts';

/** One kind of file that docket writes. */
export interface Export {
  readonly of: ExportName;
  /** `docket` for its own columns, else whose they are. */
  readonly format: string;
  /** One sentence: what is in it, and where its columns come from. */
  readonly about: string;
  /** The columns in their order; stable, since scripts and other programs read them. */
  readonly columns: (shop: Shop) => readonly Column[];
  /** How its reader wants the file written, unless it was asked otherwise. */
  readonly dialect?: Partial<CsvDialect>;
  /** Its rows as they are read, keyed by the columns' names. */
  readonly pages: (job: Job) => AsyncIterable<readonly Row[]>;
}

/** What an export is written from. */
export interface Job extends Named, Offering {
  readonly reading: Dated;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  /** Only what was touched since. */
  readonly since: Instant | undefined;
  readonly lifecycle: OrderWishes['lifecycle'];
  /** What the carrier calls the service that parcels go by. */
  readonly service: string | undefined;
  /** Says something that the person must know, such as what had to be left out. */
  readonly remark: (text: string) => void;
}

/** The id of the place that goods are sold from, where one was named. Refuses (4) one that nothing is sold from. */
export function soldFrom({ location }: Pick<Named, 'location'>): number | undefined {
  if (location === undefined || location.sellable === 1) return location?.id;
  throw new Refusal('state', `Nothing is sold from ${location.code}.`, {
    hint: 'docket locations list',
    details: { location: location.code },
  });
}

/** Pages of things as pages of rows. */
export async function* rowsOf<Thing>(
  pages: AsyncIterable<readonly Thing[]>,
  rows: (thing: Thing) => readonly Row[],
): AsyncIterable<readonly Row[]> {
  for await (const things of pages) yield things.flatMap(rows);
}
