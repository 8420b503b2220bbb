import { formatMoney, formatUnitPrice, priceTimes } from '../base/money.ts';
import { formatQuantity } from '../base/quantity.ts';
import type { PurchaseLineRecord, PurchaseRecord } from '../store/list/purchases.ts';
import { oneLine, WIDTH, wrapped } from './page.ts';

/** An order as its supplier reads it, as plain text to print or mail. */
export function purchaseOrder(shop: string, record: PurchaseRecord): string {
  const { header, lines } = record;
  const parts = [
    [oneLine(shop), '='.repeat(WIDTH), `PURCHASE ORDER ${header.number}   ${header.placed_on}`],
    to(record),
    ...(header.expected_on === null ? [] : [[`Expected by  ${header.expected_on}`]]),
    ['We order', '-'.repeat(WIDTH), ...lines.flatMap((line) => article(line, header.currency))],
    [total(record)],
    header.note === null ? [] : ['Note', ...wrapped(oneLine(header.note))],
  ];
  const filled = parts.filter((part) => part.length > 0).map((part) => part.join('\n'));
  return `${filled.join('\n\n')}\n`;
}

function to({ supplier }: PurchaseRecord): string[] {
  const town = [supplier.city, supplier.postcode].filter(Boolean).join('  ');
  const address = [supplier.name, supplier.line1, supplier.line2, town, supplier.country, supplier.email];
  return ['To', ...address.filter(Boolean).map((line) => `  ${oneLine(line ?? '')}`)];
}

/** What the supplier calls it comes first; packs are said where they come out even. */
function article(line: PurchaseLineRecord, currency: string): string[] {
  const { sku, name, code, ordered, unit_cost, pack_size } = line;
  const even = pack_size !== null && ordered % pack_size === 0;
  const packs = even ? ` (${ordered / pack_size} × ${formatQuantity(pack_size)})` : '';
  const cost = `${formatUnitPrice(unit_cost, currency)} each   ${formatMoney(priceTimes(unit_cost, ordered), currency)}`;
  const what = `${line.line}.  ${code === null ? '' : `${oneLine(code)}   `}${oneLine(name)}   (our ${oneLine(sku)})`;
  return [what, `    ${formatQuantity(ordered)}${packs}`.padEnd(WIDTH - cost.length) + cost];
}

function total({ header: { currency }, lines }: PurchaseRecord): string {
  const sum = lines.reduce((worth, { unit_cost, ordered }) => worth + priceTimes(unit_cost, ordered), 0);
  const amount = `${formatMoney(sum, currency)} ${currency}`;
  return `Total, without tax`.padEnd(WIDTH - amount.length) + amount;
}
