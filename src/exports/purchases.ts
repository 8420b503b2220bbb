import { column, type Row } from '../kit/view.ts';
import { purchasePages, type ExportedPurchase } from '../store/list/exports/purchases.ts';
import { shownIn } from '../views/amounts.ts';
import { rowsOf, type Export } from './export.ts';

const columns = [
  column('number', 'number'),
  column('external_ref', 'text'),
  column('supplier', 'text'),
  column('placed_on', 'day'),
  column('expected_on', 'day'),
  column('line', 'number'),
  column('sku', 'text'),
  column('quantity', 'quantity'),
  column('received', 'quantity'),
  column('unit_cost', 'price'),
  column('note', 'text'),
  column('closed', 'quantity'),
  column('code', 'text'),
  column('name', 'text'),
  column('lifecycle', 'word'),
  column('placed_at', 'instant'),
  column('sent_on', 'day'),
  column('location', 'text'),
  column('currency', 'text'),
];

export const purchases: Export = {
  of: 'purchases',
  format: 'docket',
  about: 'Purchase orders as import purchases reads them, a row a line.',
  columns: () => columns,
  pages: ({ reading, from, to }) => rowsOf(purchasePages(reading, { from, to }), rowsOfPurchase),
};

function rowsOfPurchase({ header, supplier, location, lines }: ExportedPurchase): Row[] {
  const { number, external_ref, placed_on, placed_at, expected_on, sent_on, note, lifecycle, currency } =
    header;
  const { quantity, price } = shownIn(currency);
  return lines.map((line) => ({
    number,
    external_ref,
    supplier,
    placed_on,
    placed_at,
    expected_on,
    sent_on,
    note,
    lifecycle,
    location,
    currency,
    line: line.line,
    sku: line.sku,
    name: line.name,
    code: line.code,
    quantity: quantity(line.ordered),
    received: quantity(line.received),
    closed: quantity(line.closed),
    unit_cost: price(line.unit_cost),
  }));
}
