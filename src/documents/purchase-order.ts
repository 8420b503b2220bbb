import { formatMoney, formatUnitPrice, priceTimes } from '../base/money.ts';
import { formatQuantity, type Quantity } from '../base/quantity.ts';
import type { Shop } from '../domain/shop.ts';
import type { PurchaseLineRecord, PurchaseRecord } from '../store/list/purchases.ts';
import { addressOf, type Document, type DocumentColumn, type DocumentRow } from './document.ts';
import { oneLine } from './page.ts';

/** An order as its supplier reads it. */
export function purchaseOrder(
  shop: Pick<Shop, 'name' | 'address' | 'country'>,
  { header, supplier, location_name, lines }: PurchaseRecord,
): Document {
  const { currency, note } = header;
  const sum = lines.reduce((worth, { unit_cost, ordered }) => worth + priceTimes(unit_cost, ordered), 0);
  const coded = lines.some(({ code }) => code !== null);
  const address = shop.address.map(oneLine);
  const to = [supplier.name, ...addressOf(supplier), ...(supplier.email === null ? [] : [supplier.email])];
  return {
    title: `Purchase order ${header.number}`,
    from: { name: oneLine(shop.name), address },
    blocks: [
      { title: 'To', lines: to.map(oneLine) },
      { title: 'Deliver to', lines: [oneLine(shop.name), oneLine(location_name), ...address] },
    ],
    facts: factsOf(header),
    table: {
      columns: columns.filter(({ head }) => coded || head !== CODE),
      rows: lines.map((line) => rowOf(line, currency, coded)),
    },
    totals: [[`Total without tax, ${currency}`, formatMoney(sum, currency)]],
    note: note === null ? [] : note.split('\n').map(oneLine),
    day: header.placed_on,
    paper: letterCountries.has(shop.country) ? 'LETTER' : 'A4',
  };
}

const letterCountries: ReadonlySet<string> = new Set(['US', 'CA', 'MX', 'PH']);

function factsOf({ number, placed_on, expected_on, external_ref }: PurchaseRecord['header']) {
  const facts: readonly (readonly [string, string | null])[] = [
    ['Our order', String(number)],
    ['Ordered on', placed_on],
    ['Expected by', expected_on],
    ['Your reference', external_ref],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [[name, oneLine(value)] as const]));
}

const CODE = 'Your code';

const columns: readonly DocumentColumn[] = [
  { head: '#', align: 'right' },
  { head: CODE, align: 'left' },
  { head: 'Article', align: 'left', grows: true },
  { head: 'Quantity', align: 'right' },
  { head: 'Each', align: 'right' },
  { head: 'Amount', align: 'right' },
];

/** What the supplier calls it comes first; packs are said where they come out even. */
function rowOf(line: PurchaseLineRecord, currency: string, coded: boolean): DocumentRow {
  const { sku, name, code, ordered, unit_cost, pack_size } = line;
  return {
    cells: [
      String(line.line),
      ...(coded ? [oneLine(code ?? '')] : []),
      oneLine(name),
      formatQuantity(ordered),
      formatUnitPrice(unit_cost, currency),
      formatMoney(priceTimes(unit_cost, ordered), currency),
    ],
    beside: `our ${oneLine(sku)}${packsOf(ordered, pack_size)}`,
  };
}

function packsOf(ordered: Quantity, pack_size: Quantity | null): string {
  if (pack_size === null || ordered % pack_size !== 0) return '';
  const packs = ordered / pack_size;
  return `   ${packs} ${packs === 1 ? 'pack' : 'packs'} of ${formatQuantity(pack_size)}`;
}
