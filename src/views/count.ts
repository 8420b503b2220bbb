import { column, type Column, type Pen, type Row, type View } from '../kit/view.ts';
import type { CountHeadRecord, CountLineRecord, CountRecord } from '../store/list/counts.ts';
import type { Released } from '../store/list/released.ts';
import { shownIn } from './amounts.ts';
import { unlessNoLots } from './lots.ts';

const { quantity } = shownIn('');

/** The last go first when the window is narrow. */
const lineColumns: readonly Column[] = [
  column('sku', 'text', 'SKU'),
  column('name', 'text'),
  column('lot', 'text'),
  column('expires', 'day'),
  column('bin', 'text'),
  column('expected', 'quantity'),
  column('counted', 'quantity'),
  column('variance', 'quantity'),
  column('counted_at', 'instant'),
  column('remark', 'word'),
];

const headColumns: readonly Column[] = [
  column('number', 'number'),
  column('location', 'text'),
  column('lifecycle', 'word'),
  column('abc', 'text', 'ABC'),
  column('blind', 'word'),
  column('started_at', 'instant'),
  column('started_on', 'day', 'Started'),
  column('note', 'text'),
  column('products', 'number'),
  column('differences', 'number'),
];

/** A stock-take among others. */
export const countsView: View<CountHeadRecord> = {
  name: 'counts',
  key: 'number',
  columns: headColumns,
  shown: ['number', 'location', 'lifecycle', 'started_on', 'products', 'differences', 'abc', 'note'],
  row: headRow,
};

function headRow(head: Omit<CountHeadRecord, 'id'>): Row {
  return {
    number: head.number,
    location: head.location,
    lifecycle: head.lifecycle,
    abc: head.abc,
    blind: head.blind === 1,
    started_at: head.started_at,
    started_on: head.started_on,
    note: head.note,
    products: head.products,
    differences: head.differences,
  };
}

/** A stock-take with its sheet, and the promises that posting it ended. */
export interface CountShown extends CountRecord {
  readonly released?: readonly Released[];
}

export const countView: View<CountShown> = {
  name: 'count',
  key: 'number',
  columns: [...headColumns, column('lines', 'nested'), column('released', 'nested')],
  shown: ['number', 'location', 'lifecycle', 'started_on', 'products', 'differences', 'note'],
  row: ({ header, location, lines, released = [] }) => ({
    ...headRow({
      ...header,
      location,
      products: lines.filter(({ counted }) => counted !== null).length,
      differences: lines.filter((line) => (varianceOf(line) ?? 0) !== 0).length,
    }),
    lines: lines.map(lineOf),
    released: released.map((one) => ({ order: one.order, quantity: quantity(one.quantity) })),
  }),
  card: countCard,
};

/** What was counted more than expected; nothing where a later count has set the level. */
function varianceOf({ counted, expected, superseded }: CountLineRecord): number | null {
  if (counted === null || expected === null) return null;
  return superseded ? 0 : counted - expected;
}

function lineOf(line: CountLineRecord): Row {
  return {
    sku: line.sku,
    name: line.name,
    lot: line.lot || null,
    expires: line.expires_on,
    bin: line.bin,
    expected: quantity(line.expected),
    counted: quantity(line.counted),
    variance: quantity(varianceOf(line)),
    counted_at: line.counted_at,
    remark: line.superseded ? 'superseded' : line.disturbed ? 'moved_meanwhile' : null,
  };
}

/** The sheet of a count, a product a row: to print, or to fill in and read back. */
export const countSheetView: View<CountLineRecord> = {
  name: 'count_sheet',
  key: 'sku',
  columns: lineColumns,
  shown: ['bin', 'sku', 'name', 'lot', 'expires', 'expected', 'counted', 'variance'],
  row: lineOf,
};

function countCard(row: Row, pen: Pen): string {
  const abc = row['abc'] === null ? '' : `, class ${pen.text(row['abc'])}`;
  const head = `${pen.bold(`Count ${pen.text(row['number'])}`)} of ${pen.text(row['location'])}${abc}  ${pen.bold(pen.format(row['lifecycle'], 'word'))}`;
  const facts = [
    `${pen.dim('started')} ${pen.format(row['started_on'], 'day')}`,
    `${pen.dim('counted')} ${pen.format(row['products'], 'number')}`,
    `${pen.dim('differences')} ${pen.format(row['differences'], 'number')}`,
    pen.text(row['note']),
  ].filter((fact) => fact !== '');
  const lines = row['lines'] as readonly Row[];
  return [
    head,
    pen.flow(facts),
    ...(lines.length === 0 ? [] : [pen.table(unlessNoLots(lineColumns, lines), lines)]),
  ].join('\n\n');
}
