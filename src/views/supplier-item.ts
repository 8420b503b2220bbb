import { column, type Column, type Pen, type Row } from '../kit/view.ts';
import type { SupplierItemRecord } from '../store/list/supplier-items.ts';
import { shownIn } from './amounts.ts';

/** What a supplier asks for a product, as cards and JSON show it. */
export function supplierItemRow(item: SupplierItemRecord, currency: string): Row {
  const { quantity, price } = shownIn(currency);
  const { supplier, sku, name, preferred, code, lead_time, learnt } = item;
  return {
    supplier,
    sku,
    name,
    preferred,
    code,
    cost: price(item.cost),
    currency,
    breaks: item.breaks.map((one) => ({ from_quantity: quantity(one.from_quantity), cost: price(one.cost) })),
    moq: quantity(item.moq),
    multiple: quantity(item.multiple),
    pack_size: quantity(item.pack_size),
    lead_time,
    receipts: learnt.receipts,
    lead_time_mean: tenths(learnt.mean),
    lead_time_deviation: tenths(learnt.deviation),
  };
}

/** The last go first when the window is narrow. */
const itemColumns: readonly Column[] = [
  column('supplier', 'text'),
  column('sku', 'text', 'SKU'),
  column('code', 'text', 'Their code'),
  column('cost', 'price'),
  column('moq', 'quantity', 'At least'),
  column('multiple', 'quantity', 'Multiple'),
  column('pack_size', 'quantity', 'In a pack'),
  column('lead_time', 'number', 'Days'),
  column('lead_time_mean', 'number', 'Days so far'),
  column('receipts', 'number'),
];

function tenths(days: number | null): number | null {
  return days === null ? null : Math.round(days * 10) / 10;
}

/** The fields of a product or supplier, and below them what is sold to us. */
export function itemTable(
  columns: readonly Column[],
  row: Row,
  { pen, items }: { readonly pen: Pen; readonly items: readonly Row[] },
): string {
  const own = columns.filter(({ kind }) => kind !== 'nested');
  return [pen.fields(own, row), ...(items.length === 0 ? [] : [pen.table(itemColumns, items)])].join('\n\n');
}
