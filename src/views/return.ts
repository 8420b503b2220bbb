import { returnStatusOf } from '../domain/returns/status.ts';
import { column, type Column, type Pen, type Row, type View } from '../kit/view.ts';
import type { ReturnLineRecord, ReturnRecord } from '../store/list/returns.ts';
import { shownIn, type Shown } from './amounts.ts';

const lineColumns: readonly Column[] = [
  column('line', 'number', '#'),
  column('sku', 'text', 'SKU'),
  column('name', 'text'),
  column('quantity', 'quantity', 'Units'),
  column('received', 'quantity', 'Back'),
  column('restocked', 'quantity'),
  column('scrapped', 'quantity'),
  column('quarantined', 'quantity', 'Kept apart'),
  column('credited', 'quantity'),
  column('cancelled', 'quantity'),
  column('order_line', 'number', 'Order line'),
];

/** A return with all its parts. */
export const returnView: View<ReturnRecord> = {
  name: 'return',
  key: 'number',
  columns: [
    column('number', 'number'),
    column('order', 'number'),
    column('external_ref', 'text', 'Reference'),
    column('lifecycle', 'word'),
    column('status', 'word'),
    column('reason', 'word'),
    column('note', 'text'),
    column('requested_on', 'day', 'Requested'),
    column('override_days', 'number', 'Days late'),
    column('quantity', 'quantity', 'Units'),
    column('received', 'quantity'),
    column('currency', 'text'),
    column('lines', 'nested'),
    column('credit', 'nested'),
    column('refunded', 'money'),
  ],
  shown: ['number', 'order', 'status', 'reason', 'requested_on', 'quantity', 'received', 'refunded', 'note'],
  important: ['number', 'order', 'status', 'quantity', 'refunded'],
  row: returnRow,
  card: returnCard,
};

function returnRow({ header, order, currency, lines, credit, refunded }: ReturnRecord): Row {
  const shown = shownIn(currency);
  const { money } = shown;
  const sum = (of: (line: ReturnLineRecord) => number): number =>
    lines.reduce((total, line) => total + of(line), 0);
  return {
    number: header.number,
    order,
    external_ref: header.external_ref,
    lifecycle: header.lifecycle,
    status: returnStatusOf(header.lifecycle, lines),
    reason: header.reason,
    note: header.note,
    requested_on: header.requested_on,
    override_days: header.override_days,
    quantity: shown.quantity(sum((line) => line.quantity)),
    received: shown.quantity(sum((line) => line.received)),
    currency,
    lines: lines.map((line) => lineOf(line, shown)),
    credit: { net: money(credit.net), tax: money(credit.tax), gross: money(credit.gross) },
    refunded: money(refunded),
  };
}

function lineOf(line: ReturnLineRecord, { quantity }: Shown): Row {
  return {
    line: line.line,
    order_line: line.order_line,
    sku: line.sku,
    name: line.name,
    quantity: quantity(line.quantity),
    cancelled: quantity(line.cancelled),
    received: quantity(line.received),
    restocked: quantity(line.restocked),
    scrapped: quantity(line.scrapped),
    quarantined: quantity(line.quarantined),
    credited: quantity(line.credited),
    reason: line.reason,
  };
}

function returnCard(row: Row, pen: Pen): string {
  const of = row['order'] === null ? '' : ` of order #${pen.text(row['order'])}`;
  const head = `${pen.bold(`Return ${pen.text(row['number'])}`)}${of}  ${pen.bold(pen.format(row['status'], 'word'))}`;
  return [head, facts(row, pen), pen.table(lineColumns, row['lines'] as readonly Row[]), sums(row, pen)].join(
    '\n\n',
  );
}

function facts(row: Row, pen: Pen): string {
  const late = row['override_days'];
  const pairs: readonly [string, string][] = [
    [
      'Requested',
      `${pen.format(row['requested_on'], 'day')}${late === null ? '' : `, ${pen.text(late)} days after the return window`}`,
    ],
    ['Reason', pen.format(row['reason'], 'word')],
    ['Reference', pen.text(row['external_ref'])],
    ['Note', pen.text(row['note'])],
  ];
  return pairs
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${pen.dim(name.padEnd(10))}${value}`)
    .join('\n');
}

function sums(row: Row, pen: Pen): string {
  const currency = row['currency'] as string;
  const credit = row['credit'] as Row;
  const parts = [
    ['credited', credit['gross']] as const,
    ['of it tax', credit['tax']] as const,
    ['paid back', row['refunded']] as const,
  ];
  return pen.flow(parts.map(([name, amount]) => `${pen.dim(name)} ${pen.format(amount, 'money', currency)}`));
}
