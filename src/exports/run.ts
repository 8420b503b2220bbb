import { instantOf, isDay, parseInstant, type Instant } from '../base/days.ts';
import type { Dispatcher, ExportName, Platform } from '../domain/exports/formats.ts';
import type { Offering } from '../domain/exports/offered.ts';
import { csvPieces, type CsvDialect } from '../kit/csv.ts';
import type { Row } from '../kit/view.ts';
import { namedBy, type Named } from '../store/list/exports/asked.ts';
import type { Dated } from '../store/work.ts';
import type { Export, Job } from './export.ts';
import { foreign, own } from './index.ts';

/** What was asked for, places and channels by their codes. */
export interface ExportRequest extends Pick<Job, 'from' | 'to' | 'lifecycle' | 'service' | 'cap'> {
  readonly of: ExportName;
  /** Whose columns; docket's own without it. */
  readonly format: Platform | Dispatcher | undefined;
  readonly location: string | undefined;
  /** Without it a platform's own, where the shop has a channel of that code. */
  readonly channel: string | undefined;
  /** As the channel says, unless it was asked for; pieces. */
  readonly buffer: number | undefined;
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
export async function runExport(reading: Dated, request: ExportRequest, receiver: Receiver): Promise<number> {
  const { of, format, dialect, limit, ...asked } = request;
  const wanted: Export = format === undefined ? own[of] : foreign[format];
  const named = await namedBy(reading, {
    ...asked,
    likely: asked.channel === undefined ? format : undefined,
  });
  const { timezone } = named.shop;
  const since = asked.changed_since === undefined ? undefined : sinceOf(asked.changed_since, timezone);
  const job: Job = {
    ...asked,
    ...named,
    ...offeringOf(asked, named),
    since,
    reading,
    remark: receiver.remark,
  };
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

/** What was asked for, else what holds for the channel. */
function offeringOf({ buffer, cap }: Pick<ExportRequest, 'buffer' | 'cap'>, { channel }: Named): Offering {
  return { buffer: buffer ?? channel?.buffer ?? 0, cap: cap ?? channel?.cap ?? undefined };
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
