import type { Issue } from '../../domain/imports/issue.ts';
import { csvText, guard, unguard } from '../../kit/csv.ts';
import { sayIssue } from '../../operations/imports/run.ts';
import type { Layout } from './layout.ts';
import type { TableRow } from './rows.ts';
import type { Sheet } from './sheet.ts';

export interface Rejects {
  readonly issues: readonly Issue[];
  /** Where the rejected rows begin. */
  readonly lines: ReadonlySet<number>;
}

const REASON = 'reason';

/**
 * The rejected rows of a file as pieces of a new one: its columns and a `reason`, in its delimiter and UTF-8, ready
 * to be corrected and imported. Cells that a spreadsheet would run are made safe; reading them back takes that away.
 */
export async function* rejectPieces(
  sheet: Pick<Sheet, 'rows' | 'delimiter'>,
  { header, firstLine }: Pick<Layout, 'header' | 'firstLine'>,
  { issues, lines }: Rejects,
): AsyncIterable<string> {
  const reasons = Map.groupBy(issues, ({ line }) => line);
  const kept = [...header.keys()].filter((index) => header[index]?.toLowerCase() !== REASON);
  const recordOf = ({ line, cells }: TableRow): string[] => [
    ...kept.map((index) => guard(unguard(cells[index] ?? ''))),
    guard(reasonOf(reasons.get(line))),
  ];
  yield csvText([[...kept.map((index) => header[index] ?? ''), REASON]], sheet.delimiter);
  for await (const batch of sheet.rows()) {
    const rejected = batch.filter(({ line }) => line >= firstLine && lines.has(line));
    if (rejected.length > 0) yield csvText(rejected.map(recordOf), sheet.delimiter);
  }
}

function reasonOf(issues: readonly Issue[] | undefined): string {
  if (!issues) return 'another row of the same order is wrong';
  return issues.map((issue) => sayIssue(issue).replace(/^line \d+(, |: )/, '')).join('; ');
}
