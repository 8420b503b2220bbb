import { onTheWay, transferStatus } from '../domain/stock/transfer.ts';
import { column, type Column, type Pen, type Row, type View } from '../kit/view.ts';
import type { TransferLineRecord, TransferRecord } from '../store/list/transfers.ts';
import { shownIn, type Shown } from './amounts.ts';
import { unlessNoLots } from './lots.ts';

/** The last go first when the window is narrow. */
const lineColumns: readonly Column[] = [
  column('line', 'number', '#'),
  column('sku', 'text', 'SKU'),
  column('name', 'text'),
  column('lot', 'text'),
  column('quantity', 'quantity', 'Sent'),
  column('received', 'quantity'),
  column('on_the_way', 'quantity'),
  column('lost', 'quantity'),
  column('found', 'quantity'),
];

/** Goods on their way from one place to another. */
export const transferView: View<TransferRecord> = {
  name: 'transfer',
  key: 'number',
  columns: [
    column('number', 'number'),
    column('status', 'word'),
    column('from', 'text'),
    column('to', 'text'),
    column('sent_at', 'instant'),
    column('sent_on', 'day', 'Sent'),
    column('note', 'text'),
    column('quantity', 'quantity', 'Units'),
    column('received', 'quantity'),
    column('lost', 'quantity'),
    column('found', 'quantity'),
    column('on_the_way', 'quantity'),
    column('value', 'money'),
    column('currency', 'text'),
    column('lines', 'nested'),
  ],
  shown: ['number', 'status', 'from', 'to', 'sent_on', 'quantity', 'received', 'on_the_way', 'value', 'note'],
  row: transferRow,
  card: transferCard,
};

function transferRow({ header, from, to, currency, lines }: TransferRecord): Row {
  const shown = shownIn(currency);
  const undone = header.undone_by !== null;
  const sum = (of: (line: TransferLineRecord) => number): number =>
    lines.reduce((total, line) => total + of(line), 0);
  return {
    number: header.number,
    status: transferStatus(lines, undone),
    from,
    to,
    sent_at: header.sent_at,
    sent_on: header.sent_on,
    note: header.note,
    quantity: shown.quantity(sum((line) => line.quantity)),
    received: shown.quantity(sum((line) => line.received)),
    lost: shown.quantity(sum((line) => line.lost)),
    found: shown.quantity(sum((line) => line.found)),
    on_the_way: shown.quantity(undone ? 0 : sum(onTheWay)),
    value: shown.money(sum((line) => line.value)),
    currency,
    lines: lines.map((line) => lineOf(line, shown, undone)),
  };
}

function lineOf(line: TransferLineRecord, { quantity, money }: Shown, undone: boolean): Row {
  return {
    line: line.line,
    sku: line.sku,
    name: line.name,
    lot: line.lot || null,
    quantity: quantity(line.quantity),
    received: quantity(line.received),
    lost: quantity(line.lost),
    found: quantity(line.found),
    on_the_way: quantity(undone ? 0 : onTheWay(line)),
    value: money(line.value),
  };
}

function transferCard(row: Row, pen: Pen): string {
  const way = `${pen.text(row['from'])} → ${pen.text(row['to'])}`;
  const head = `${pen.bold(`Transfer ${pen.text(row['number'])}`)}  ${way}  ${pen.bold(pen.format(row['status'], 'word'))}`;
  const facts = [
    `${pen.dim('sent')} ${pen.format(row['sent_on'], 'day')}`,
    `${pen.dim('on the way')} ${pen.format(row['on_the_way'], 'quantity')}`,
    `${pen.dim('worth')} ${pen.format(row['value'], 'money', row['currency'] as string)}`,
    pen.text(row['note']),
  ].filter((fact) => fact !== '');
  const lines = row['lines'] as readonly Row[];
  return [head, pen.flow(facts), pen.table(unlessNoLots(lineColumns, lines), lines)].join('\n\n');
}
