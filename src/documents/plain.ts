import type { Document, DocumentColumn, DocumentRow } from './document.ts';
import { WIDTH, wrapped, wrappedTo } from './page.ts';

/** A document as plain text, to print or to paste into a mail. */
export function plainText(document: Document): string {
  const { title, from, blocks, facts, totals, note } = document;
  const parts = [
    [from.name, ...from.address, '='.repeat(WIDTH), title.toUpperCase()],
    ...blocks.map(({ title: head, lines }) => [head, ...lines.map((line) => `  ${line}`)]),
    factLines(facts),
    tableLines(document.table),
    totals.map(([name, amount]) => `${name}${amount.padStart(WIDTH - name.length)}`),
    note.length === 0 ? [] : ['Note', ...note.flatMap(wrapped)],
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

function factLines(facts: Document['facts']): string[] {
  const widest = Math.max(0, ...facts.map(([name]) => name.length));
  return facts.map(([name, value]) => `${name.padEnd(widest)}  ${value}`);
}

function tableLines({ columns, rows }: Document['table']): string[] {
  const widths = widthsOf(columns, rows);
  const head = { cells: columns.map((column) => column.head) };
  const lines = (row: DocumentRow): string[] => linesOf(row, columns, widths);
  return [...lines(head), '-'.repeat(WIDTH), ...rows.flatMap(lines)];
}

const GAP = 2;
const LEAST = 16;

/** As wide as what stands in them; one has the room that is left. */
function widthsOf(columns: readonly DocumentColumn[], rows: readonly DocumentRow[]): number[] {
  const natural = columns.map(({ head }, at) =>
    Math.max(head.length, ...rows.map(({ cells }) => cells[at]?.length ?? 0)),
  );
  const others = columns.reduce((sum, { grows }, at) => sum + (grows ? 0 : (natural[at] ?? 0) + GAP), 0);
  return natural.map((width, at) => (columns[at]?.grows ? Math.max(LEAST, WIDTH - others) : width));
}

/** A row on as many lines as the cell that grows needs, the others on its first. */
function linesOf(
  { cells, beside }: DocumentRow,
  columns: readonly DocumentColumn[],
  widths: readonly number[],
): string[] {
  const parts = columns.map(({ grows }, at) => {
    const width = widths[at] ?? 0;
    const own = grows ? wrappedTo(cells[at] ?? '', width) : [cells[at] ?? ''];
    return grows && beside !== undefined ? [...own, ...wrappedTo(beside, width)] : own;
  });
  const height = Math.max(...parts.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ align }, at) => {
        const text = parts[at]?.[line] ?? '';
        const width = widths[at] ?? 0;
        return align === 'right' ? text.padStart(width) : text.padEnd(width);
      })
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}
