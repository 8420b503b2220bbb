import type { sql } from 'kysely';
import type { Day } from '../base/days.ts';
import type { Inputs, Values } from '../kit/command.ts';
import { column, type Column, type Json } from '../kit/view.ts';
import type { Reading, Work } from '../store/work.ts';
import type { ReportRow } from '../views/report.ts';

/** What one row of a report stands for: the columns that name it. */
export interface Group {
  readonly columns: readonly [Column, ...Column[]];
  /** Rows follow each other in time; others stand in order of the headline. */
  readonly timely?: true;
}

/** A column of figures; `only` names the groups in which it means something (`total` is the one row of no group). */
export type Measure = Column & { readonly only?: readonly string[] };

/** One report as data: what it can be asked, what it shows, and the query that answers. */
export interface Report<F extends Inputs = Inputs> {
  readonly name: string;
  readonly title: string;
  /** One sentence. */
  readonly summary: string;
  readonly examples: readonly (readonly [typed: string, does: string])[];
  /** Days that facts fell on, the books as they stand now, or days to come, which the answer names. */
  readonly when: 'period' | 'now' | 'ahead';
  /** Which day of a fact counts, and what is counted at all. */
  readonly basis: string;
  /** The identity that makes the columns add up. */
  readonly note: string;
  /** The words that `--by` takes. */
  readonly groups: Readonly<Record<string, Group>>;
  /** What it is grouped by unless `--by` says otherwise; null is one row of totals. */
  readonly usual: string | null;
  /** Where the answer decides what it is grouped by unless `--by` does: how help says what it decides. */
  readonly decides?: string;
  readonly measures: readonly Measure[];
  /** The column by which rows are ranked, the most first. */
  readonly headline: string;
  /** Things that it can be asked about, one after the other; the answer finds them among the flags. */
  readonly args?: Inputs;
  readonly flags?: F;
  readonly answer: (question: Question<Values<F>>) => Promise<Answer>;
}

/** What a report is asked. */
export interface Question<Flags> extends Reading {
  /** Kysely's template tag. It is handed in, so that help, which reads the same file, need not load Kysely. */
  readonly sql: Sql;
  /** Null for one row of totals, or where the answer decides. */
  readonly by: string | null;
  readonly from: Day;
  readonly to: Day;
  readonly today: Day;
  readonly shop: Work['shop'];
  readonly flags: Flags;
}

export type Sql = typeof sql;

export interface Answer {
  readonly rows: readonly ReportRow[];
  /** Over all rows; a column that has no sum is left out. */
  readonly totals: ReportRow;
  /** How many facts were counted. */
  readonly rows_read: number;
  /** What it decided to group by. */
  readonly by?: string;
  /** The days to come that it is about. */
  readonly days?: { readonly from: Day; readonly to: Day };
  /** What a reader should know of these very rows, a line each. */
  readonly remarks?: readonly string[];
  /** What JSON has besides the rows. */
  readonly also?: { readonly [key: string]: Json };
}

/** Infers what `answer` is given from `flags`, and forgets it again so that a registry can hold every report alike. */
export function defineReport<const F extends Inputs>(report: Report<F>): Report {
  return report as unknown as Report;
}

/** Everything that a report can show, whatever it is grouped by: for help, and to check field names early. */
export function allColumns(report: Report): Column[] {
  const columns = [...Object.values(report.groups).flatMap((group) => group.columns), ...report.measures];
  return [...new Map(columns.map(({ name, head, kind }) => [name, { name, head, kind }])).values()];
}

/** The columns of a report grouped by a word, the group's own first. */
export function columnsOf(report: Report, by: string | null): Column[] {
  const own = by === null ? [] : (report.groups[by]?.columns ?? []);
  const measures = report.measures.filter(({ only }) => only === undefined || only.includes(by ?? 'total'));
  return [...own, ...measures.map(({ name, head, kind }) => ({ name, head, kind }))];
}

/** The groups that several reports know. */
export const groups = {
  day: { columns: [column('day', 'day')], timely: true },
  /** Named by its Monday. */
  week: { columns: [column('week', 'day')], timely: true },
  month: { columns: [column('month', 'text')], timely: true },
  product: { columns: [column('sku', 'text', 'SKU'), column('name', 'text')] },
  category: { columns: [column('category', 'text')] },
  channel: { columns: [column('channel', 'text')] },
  customer: { columns: [column('customer', 'text'), column('name', 'text')] },
  country: { columns: [column('country', 'text')] },
  location: { columns: [column('location', 'text')] },
} as const satisfies Readonly<Record<string, Group>>;
