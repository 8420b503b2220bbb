import { Refusal } from '../base/refusal.ts';
import { currencyOf, format, isNumeric, machine } from './format.ts';
import { columnsOf, type Display, rowsOf, type Shown } from './render.ts';
import { selectColumns } from './select.ts';
import type { Column } from './view.ts';
import { pad, truncate, widthOf } from './width.ts';

/** One bar a row for a column of numbers. Refuses where there are none. */
export function renderChart(outcome: Shown, display: Display): Iterable<string> {
  const columns = columnsOf(outcome, display.fields);
  const measure = measureOf(outcome, columns, display.chart ?? '');
  const label = columns.find((column) => column !== measure) ?? measure;
  const rows = rowsOf(outcome, display.limit);
  const labels = rows.map((row) => truncate(format(row[label.name], label.kind, display), 30));
  const values = rows.map((row) => format(row[measure.name], measure.kind, { currency: currencyOf(row) }));
  const widths = { label: widest(labels), value: widest(values) };
  const room = Math.max(1, Math.min(display.width, 100) - widths.label - widths.value - 4);
  const sizes = rows.map((row) => Math.max(0, Number(machine(row[measure.name])) || 0));
  const most = Math.max(1e-9, ...sizes);
  return rows.map((_, at) => {
    const cells = [pad(labels[at] ?? '', widths.label, 'left'), pad(values[at] ?? '', widths.value, 'right')];
    return `${cells.join('  ')}  ${bar(((sizes[at] ?? 0) / most) * room)}`.trimEnd().concat('\n');
  });
}

function measureOf(outcome: Shown, columns: readonly Column[], named: string): Column {
  const column =
    named === ''
      ? columns.find(({ name, kind }) => isNumeric(kind) && name !== outcome.view.key)
      : selectColumns(outcome.view, [named.replaceAll('-', '_')])[0];
  if (column !== undefined && isNumeric(column.kind)) return column;
  throw new Refusal('usage', '--chart needs a column of numbers.', {
    hint: `fields: ${outcome.view.columns
      .filter(({ kind }) => isNumeric(kind))
      .map(({ name }) => name)
      .join(', ')}`,
  });
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

function bar(length: number): string {
  const whole = Math.floor(length);
  return '█'.repeat(whole) + (eighths[Math.floor((length - whole) * 8)] ?? '');
}
