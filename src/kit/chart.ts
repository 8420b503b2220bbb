import { Refusal } from '../base/refusal.ts';
import { clean } from './clean.ts';
import { currencyOf, format, isNumeric, machine } from './format.ts';
import { columnsOf, type Display, rowsOf, type Shown } from './shown.ts';
import { selectColumns } from './select.ts';
import type { Column, Kind, Row } from './view.ts';
import { pad, truncate, widthOf } from './width.ts';

/** One bar a row for a column of numbers, below what is drawn and in what. Refuses where there are no numbers. */
export function renderChart(outcome: Shown, display: Display): Iterable<string> {
  const columns = columnsOf(outcome, display.fields);
  const measure = measureOf(outcome, columns, display);
  const label = columns.find((column) => column !== measure) ?? measure;
  const rows = rowsOf(outcome, display.limit);
  if (rows.length === 0) return [];
  const labels = rows.map((row) => truncate(format(row[label.name], label.kind, display), 30));
  const values = rows.map((row) => format(row[measure.name], measure.kind, { currency: currencyOf(row) }));
  const widths = { label: widest(labels), value: widest(values) };
  const room = Math.max(1, Math.min(display.width, 100) - widths.label - widths.value - 4);
  const sizes = rows.map((row) => Math.max(0, Number(machine(row[measure.name])) || 0));
  const most = Math.max(1e-9, ...sizes);
  const bars = rows.map((_, at) => {
    const cells = [pad(labels[at] ?? '', widths.label, 'left'), pad(values[at] ?? '', widths.value, 'right')];
    return `${cells.join('  ')}  ${bar(((sizes[at] ?? 0) / most) * room)}`.trimEnd().concat('\n');
  });
  return [titleOf(outcome, measure, rows), ...bars];
}

/** The first line of a report's header, then the column with its unit. */
function titleOf(outcome: Shown, { name, kind }: Column, [first]: readonly Row[]): string {
  const of =
    outcome.shape === 'many' && outcome.header !== undefined ? outcome.header.split('\n')[0] : undefined;
  const unit = priced.has(kind) && first !== undefined ? currencyOf(first) : undefined;
  const words = name.replaceAll('_', ' ');
  const title = `${words.charAt(0).toUpperCase()}${words.slice(1)}${unit === undefined ? '' : ` in ${unit}`}`;
  return [...(of === undefined ? [] : [clean(of)]), title, ''].map((line) => `${line}\n`).join('');
}

const priced: ReadonlySet<Kind> = new Set<Kind>(['money', 'price']);

function measureOf(outcome: Shown, columns: readonly Column[], { chart = '', fields }: Display): Column {
  const usual = fields === undefined ? outcome.view.charted : undefined;
  const named = chart === '' ? usual : chart.replaceAll('-', '_');
  const column =
    named === undefined
      ? columns.find(({ name, kind }) => isNumeric(kind) && name !== outcome.view.key)
      : selectColumns(outcome.view, [named])[0];
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
