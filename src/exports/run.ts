import { instantOf, isDay, parseInstant, type Instant } from '../base/days.ts';
import type { Dispatcher, ExportName, Platform } from '../domain/exports/formats.ts';
import { csvPieces, type CsvDialect } from '../kit/csv.ts';
import type { Row } from '../kit/view.ts';
import { namedBy } from '../store/list/exports/asked.ts';
import type { Reading } from '../store/work.ts';
import type { Export, Job } from './export.ts';
import { foreign, own } from './index.ts';

/** What was asked for, places and channels by their codes. */
export interface ExportRequest extends Pick<Job, 'from' | 'to' | 'lifecycle' | 'service' | 'buffer' | 'cap'> {
  readonly of: ExportName;
  /** Whose columns; docket's own without it. */
  readonly format: Platform | Dispatcher | undefined;
  readonly location: string | undefined;
  readonly channel: string | undefined;
  /** A day (from its beginning in the shop) or a moment. */
  readonly changed_since: string | undefined;
  /** Rows at most. */
  readonly limit: number | undefined;
  readonly dialect: Partial<CsvDialect>;
}

/** Where the file goes, and who watches. */
export interface Receiver {
  readonly pour: (pieces: AsyncIterable<string>) => Promise<void>;
  readonly remark: (text: string) => void;
  /** Called with the rows so far after every page; may stop the work by throwing. */
  readonly pace: (rows: number) => Promise<void>;
}

const usual: CsvDialect = { delimiter: ',', decimal: '.', bom: false, header: true };

/** Writes one file and yields how many rows it has. Refuses (3) a place or channel that is not there. */
export async function runExport(
  reading: Reading,
  request: ExportRequest,
  receiver: Receiver,
): Promise<number> {
  const { of, format, dialect, limit, ...asked } = request;
  const wanted: Export = format === undefined ? own[of] : foreign[format];
  const named = await namedBy(reading, asked);
  const { timezone } = named.shop;
  const since = asked.changed_since === undefined ? undefined : sinceOf(asked.changed_since, timezone);
  const job: Job = { ...asked, ...named, since, reading, remark: receiver.remark };
  let rows = 0;
  const count = async (page: readonly Row[]): Promise<void> => {
    rows += page.length;
    await receiver.pace(rows);
  };
  const pages = atMost(limit ?? Infinity, watched(wanted.pages(job), count));
  await receiver.pour(
    csvPieces(wanted.columns(named.shop), pages, { ...usual, ...wanted.dialect, ...dialect }),
  );
  return Math.min(rows, limit ?? Infinity);
}

function sinceOf(typed: string, timezone: string): Instant {
  return isDay(typed) ? instantOf(`${typed}T00:00:00`, timezone) : parseInstant(typed);
}

async function* watched(
  pages: AsyncIterable<readonly Row[]>,
  count: (page: readonly Row[]) => Promise<void>,
): AsyncIterable<readonly Row[]> {
  for await (const page of pages) {
    await count(page);
    yield page;
  }
}

async function* atMost(limit: number, pages: AsyncIterable<readonly Row[]>): AsyncIterable<readonly Row[]> {
  let left = limit;
  for await (const page of pages) {
    yield page.slice(0, left);
    left -= page.length;
    if (left <= 0) return;
  }
}
