import type { Colors } from './colors.ts';
import type { Outcome } from './command.ts';
import { flatColumns, selectColumns, shownColumns } from './select.ts';
import type { Column, Row, View } from './view.ts';

export type Form = 'human' | 'tsv' | 'csv' | 'json' | 'ndjson' | 'quiet';

/** Rows of a table on a terminal unless `--limit` says otherwise. */
export const usualLimit = 50;

export interface Display {
  readonly form: Form;
  readonly fields: readonly string[] | undefined;
  readonly limit: number | undefined;
  readonly chart: string | undefined;
  readonly width: number;
  /** Where moments are shown as the clock there says. */
  readonly timezone?: string | undefined;
  readonly colors: Colors;
}

export type Shown = Extract<Outcome, { shape: 'one' | 'many' }>;

/** Rows as the command gave them, as many as may be shown. */
export function rowsOf(outcome: Shown, limit: number | undefined): Row[] {
  const things = outcome.shape === 'one' ? [outcome.thing] : outcome.things.slice(0, limit);
  return things.map((thing) => toRow(outcome.view, thing));
}

/** A view's row for one thing; that they belong together is checked where the outcome is made. */
export function toRow(view: View<never>, thing: unknown): Row {
  return (view as unknown as View<unknown>).row(thing);
}

/** The columns that were asked for, else those that suit a table (many) or a list of fields (one). */
export function columnsOf(outcome: Shown, fields: readonly string[] | undefined): readonly Column[] {
  if (fields !== undefined) return selectColumns(outcome.view, fields);
  return outcome.shape === 'one' ? flatColumns(outcome.view) : shownColumns(outcome.view);
}
