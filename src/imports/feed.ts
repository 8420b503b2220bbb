import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Issues, Origin } from '../domain/imports/issue.ts';
import type { Read } from '../operations/imports/run.ts';
import type { LeftOut } from './engine/left-out.ts';
import type { OpenFile } from './parse.ts';
import type { Survey } from './survey.ts';

/** Records handed over at once: few enough that Ctrl-C is heard and memory stays flat. */
const AT_ONCE = 200;

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
): Promise<Omit<Read, 'warnings'> & { readonly leftOut: readonly LeftOut[] }> {
  const { lastLineOf } = survey;
  const rows = reader(issues);
  const records = kind.reader(issues, { lastLineOf, format: layout.format, columns: layout.columns });
  const read = { rows: 0, records: 0 };
  let waiting: Origin[] = [];
  const hand = async (least: number): Promise<void> => {
    while (waiting.length >= least && waiting.length > 0) {
      const batch = waiting.slice(0, AT_ONCE);
      waiting = waiting.slice(AT_ONCE);
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
    await hand(AT_ONCE);
  }
  waiting.push(...records.end());
  await hand(1);
  return { ...read, leftOut: rows.leftOut };
}
