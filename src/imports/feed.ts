import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Issues, Origin } from '../domain/imports/issue.ts';
import type { Read } from '../operations/imports/run.ts';
import { sayLeftOut } from './engine/left-out.ts';
import type { OpenFile } from './parse.ts';
import type { Survey } from './survey.ts';

/** Records handed over at once, and their rows: few enough that Ctrl-C is answered and memory stays flat. */
const AT_ONCE = 200;
const ROWS_AT_ONCE = 1_000;

/** Who watches an import, and may stop it. */
export interface Watcher {
  readonly progress: (
    label: string,
    total: number,
  ) => { readonly advance: (done: number) => void; readonly end: () => void };
  readonly signal: AbortSignal;
}

interface Feeding {
  readonly survey: Survey;
  readonly issues: Issues;
  /** Called with the rows that were read so far. */
  readonly advance: (rows: number) => void;
  readonly signal: AbortSignal;
  readonly take: (records: readonly Origin[]) => Promise<void>;
}

/** Reads a file as records and hands them over batch by batch; between two batches the program hears Ctrl-C. */
export async function feed(
  { kind, sheet, layout, reader }: OpenFile,
  { survey, issues, advance, signal, take }: Feeding,
): Promise<Read> {
  const { lastLineOf } = survey;
  const rows = reader(issues);
  const records = kind.reader(issues, { lastLineOf, format: layout.format, columns: layout.columns });
  const read = { rows: 0, records: 0 };
  let waiting: Origin[] = [];
  const hand = async (all: boolean): Promise<void> => {
    for (let size = sizeOf(waiting, all); size > 0; size = sizeOf(waiting, all)) {
      const batch = waiting.slice(0, size);
      waiting = waiting.slice(size);
      read.records += batch.length;
      await take(batch);
      advance(read.rows);
      await nextTurn();
      signal.throwIfAborted();
    }
  };
  for await (const batch of sheet.rows()) {
    for (const row of batch) {
      const values = rows.read(row);
      if (values === null) continue;
      read.rows += 1;
      waiting.push(...records.take(values));
    }
    await hand(false);
  }
  waiting.push(...records.end());
  await hand(true);
  return { ...read, warnings: [...sayLeftOut(rows.leftOut), ...rows.strange()] };
}

/** How many of the records make the next batch: none while it is not full, unless no more will come. */
function sizeOf(records: readonly Origin[], all: boolean): number {
  let rows = 0;
  const end = records.findIndex((record, index) => {
    rows += record.rows.length;
    return index === AT_ONCE || (index > 0 && rows > ROWS_AT_ONCE);
  });
  if (end < 0) return all ? records.length : 0;
  return end;
}
