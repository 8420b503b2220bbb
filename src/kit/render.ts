import { cleanCell, cleanJson, cleanLines } from './clean.ts';
import type { Outcome } from './command.ts';
import type * as Csv from './csv.ts';
import { machine } from './format.ts';
import { flatColumns, selectColumns } from './select.ts';
import { columnsOf, rowsOf, toRow, type Display, type Form, type Shown } from './shown.ts';
import type { Column, Json, Row } from './view.ts';

/**
 * The result as text in pieces, so that a reader who stops early costs nothing.
 * Refuses fields that the view does not have.
 */
export async function render(outcome: Outcome, display: Display): Promise<Iterable<string>> {
  if (outcome.shape === 'nothing') return [];
  if (outcome.shape === 'text') return [display.form === 'human' ? cleanLines(outcome.text) : outcome.text];
  if (display.form === 'csv' && outcome.shape === 'one' && outcome.parts !== undefined)
    return render({ shape: 'many', ...outcome.parts }, display);
  if (display.fields !== undefined) selectColumns(outcome.view, display.fields);
  if (display.chart !== undefined) return (await import('./chart.ts')).renderChart(outcome, display);
  if (display.form === 'human') return (await import('./human.ts')).renderHuman(outcome, display);
  if (display.form === 'csv') return csv(outcome, display, await import('./csv.ts'));
  return machineForms[display.form](outcome, display);
}

/** Whether a person would see a moment of time. */
export function showsInstants(outcome: Outcome, { form, fields }: Display): boolean {
  if (form !== 'human' || (outcome.shape !== 'one' && outcome.shape !== 'many')) return false;
  return columnsOf(outcome, fields).some(({ kind }) => kind === 'instant');
}

const machineForms: Readonly<
  Record<Exclude<Form, 'human' | 'csv'>, (outcome: Shown, display: Display) => Iterable<string>>
> = {
  tsv,
  json,
  ndjson,
  quiet,
};

function* tsv(outcome: Shown, { fields, limit }: Display): Iterable<string> {
  if (outcome.shape === 'one') {
    const columns = fields === undefined ? outcome.view.columns : selectColumns(outcome.view, fields);
    yield tsvFields(columns, toRow(outcome.view, outcome.thing));
    return;
  }
  const columns = columnsOf(outcome, fields);
  for (const row of rowsOf(outcome, limit)) yield tsvLine(columns, row);
}

/** A line for each field with its name; of a list, a line for each of its things. */
function tsvFields(columns: readonly Column[], row: Row): string {
  const lines = columns.flatMap(({ name }) => {
    const value = row[name];
    return (Array.isArray(value) ? (value as Json[]) : [value]).map((each) => [name, each] as const);
  });
  return lines.map(([name, value]) => `${name}\t${cleanCell(machine(value))}\n`).join('');
}

export function tsvLine(columns: readonly Column[], row: Row): string {
  return `${columns.map(({ name }) => cleanCell(machine(row[name]))).join('\t')}\n`;
}

function* json(outcome: Shown, { fields, limit }: Display): Iterable<string> {
  if (outcome.shape === 'many' && outcome.json !== undefined && fields === undefined)
    yield jsonText(outcome.json);
  else {
    const rows = rowsOf(outcome, limit).map((row) => picked(row, fields));
    yield jsonText(outcome.shape === 'one' ? (rows[0] ?? null) : rows);
  }
}

function jsonText(value: Json): string {
  return `${cleanJson(JSON.stringify(value, null, 2))}\n`;
}

function* ndjson(outcome: Shown, { fields, limit }: Display): Iterable<string> {
  for (const row of rowsOf(outcome, limit)) yield jsonLine(row, fields);
}

export function jsonLine(row: Row, fields: readonly string[] | undefined): string {
  return `${cleanJson(JSON.stringify(picked(row, fields)))}\n`;
}

function picked(row: Row, fields: readonly string[] | undefined): Row {
  if (fields === undefined) return row;
  return Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));
}

function* quiet(outcome: Shown, { limit, fields }: Display): Iterable<string> {
  const columns = selectColumns(outcome.view, fields ?? [outcome.view.key]);
  for (const row of rowsOf(outcome, limit)) yield tsvLine(columns, row);
}

const csvPiece = 500;

function* csv(
  outcome: Shown,
  { fields, limit }: Display,
  { csvHeader, csvRecords }: typeof Csv,
): Iterable<string> {
  const columns = fields === undefined ? flatColumns(outcome.view) : selectColumns(outcome.view, fields);
  yield csvHeader(columns);
  const rows = rowsOf(outcome, limit);
  for (let at = 0; at < rows.length; at += csvPiece) yield csvRecords(columns, rows.slice(at, at + csvPiece));
}
