import { clean } from './clean.ts';
import { currencyOf, format, machine } from './format.ts';
import { flow } from './layout.ts';
import { columnsOf, type Display, rowsOf, type Shown, toRow, usualLimit } from './shown.ts';
import { drawTable } from './table.ts';
import type { Column, Pen, Row } from './view.ts';

/** The result for a person at a terminal: a table for many, a card or a list of fields for one. */
export function renderHuman(outcome: Shown, display: Display): Iterable<string> {
  return outcome.shape === 'one' ? [card(outcome, display)] : list(outcome, display);
}

function* list(outcome: Extract<Shown, { shape: 'many' }>, display: Display): Iterable<string> {
  const { colors, width, fields, timezone } = display;
  const limit = display.limit ?? usualLimit;
  if (outcome.header !== undefined) yield `${outcome.header.split('\n').map(clean).join('\n')}\n\n`;
  const { said = (row: Row) => row } = outcome.view;
  const rows = rowsOf(outcome, limit).map(said);
  if (rows.length === 0) {
    yield `${colors.dim('Nothing to show.')}\n`;
    return;
  }
  const columns = columnsOf(outcome, fields);
  yield drawTable(columns, rows, {
    width,
    colors,
    timezone,
    totals: outcome.totals,
    important: outcome.view.important,
    keepColumns: fields !== undefined,
    otherwise: 'name them with --columns',
  });
  const more = outcome.things.length - rows.length;
  if (more > 0) yield `${colors.dim(`… and ${more} more, use -L ${outcome.things.length}`)}\n`;
}

function card(outcome: Extract<Shown, { shape: 'one' }>, display: Display): string {
  const row = toRow(outcome.view, outcome.thing);
  const pen = penOf(display);
  const drawn =
    outcome.view.card === undefined || display.fields !== undefined
      ? fieldList(columnsOf(outcome, display.fields), row, pen)
      : outcome.view.card(row, pen);
  return drawn.endsWith('\n') ? drawn : `${drawn}\n`;
}

function fieldList(columns: readonly Column[], row: Row, pen: Pen): string {
  const given = columns.filter(({ name }) => row[name] !== null && row[name] !== undefined);
  const width = Math.max(0, ...given.map(({ head }) => head.length));
  const currency = currencyOf(row);
  return given
    .map(({ name, head, kind }) => `${pen.dim(head.padEnd(width))}  ${pen.format(row[name], kind, currency)}`)
    .join('\n');
}

function penOf({ colors, width, timezone }: Display): Pen {
  const pen: Pen = {
    ...colors,
    text: (value) => clean(machine(value)),
    format: (value, kind, currency) => format(value, kind, { currency, timezone }),
    table: (columns, rows, important) =>
      drawTable(columns, rows, { width, colors, timezone, important }).trimEnd(),
    flow: (parts) => flow(parts, width),
    fields: (columns, row) => fieldList(columns, row, pen),
  };
  return pen;
}
