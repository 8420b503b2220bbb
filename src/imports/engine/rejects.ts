import { csvText, guard, unguard } from '../../kit/csv.ts';
import { sayIssue } from '../../operations/imports/run.ts';
import type { Issue } from '../../domain/imports/issue.ts';
import { parseTable } from './table.ts';

export interface Rejects {
  readonly issues: readonly Issue[];
  /** Where the rejected rows begin. */
  readonly lines: ReadonlySet<number>;
  readonly delimiter: string;
}

const REASON = 'reason';

/**
 * The rejected rows of a text as a file of the same columns and a `reason`, ready to be corrected and imported. Cells
 * that a spreadsheet would run are made safe; reading them back takes that away again.
 */
export function rejectsText(text: string, { issues, lines, delimiter }: Rejects): string {
  const reasons = Map.groupBy(issues, ({ line }) => line);
  const records: string[][] = [];
  parseTable(text, {
    file: '',
    delimiter,
    begin(header) {
      const kept = [...header.keys()].filter((index) => header[index]?.toLowerCase() !== REASON);
      records.push([...kept.map((index) => header[index] ?? ''), REASON]);
      return ({ line, cells }) => {
        if (!lines.has(line)) return;
        const safe = kept.map((index) => guard(unguard(cells[index] ?? '')));
        records.push([...safe, guard(reasonOf(reasons.get(line)))]);
      };
    },
  });
  return csvText(records, delimiter);
}

function reasonOf(issues: readonly Issue[] | undefined): string {
  if (!issues) return 'another row of the same order is wrong';
  return issues.map((issue) => sayIssue(issue).replace(/^line \d+(, |: )/, '')).join('; ');
}
