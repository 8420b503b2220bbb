import { pricePer, type UnitPrice } from '../../base/money.ts';
import type { Quantity } from '../../base/quantity.ts';
import type { Issues } from '../../domain/imports/issue.ts';
import type { SkuLine } from '../../domain/imports/new-product.ts';
import type { OrderedLine } from '../../domain/imports/records.ts';
import type { OrderRow } from './order-fields.ts';

/** What a line says of a SKU, for products that have to be made; null where a row is no line. */
export function skuLineOf(row: OrderRow): SkuLine | null {
  const { quantity, name } = row;
  const sku = row.sku ?? row.item;
  return sku === null || quantity === null
    ? null
    : { sku, name, quantity, unit_price: unitPriceOf(row, quantity) };
}

/** What one costs, as the channel says it or as the whole line comes to. */
function unitPriceOf({ unit_price, line_list, line_total }: OrderRow, quantity: Quantity): UnitPrice | null {
  const whole = line_list ?? line_total;
  return unit_price ?? (whole === null || quantity === 0 ? null : pricePer(whole, quantity));
}

/** What a row says of its line; null where it names nothing that was sold, which is an issue. */
export function lineOf(row: OrderRow, issues: Issues): OrderedLine | null {
  const sku = row.sku ?? row.item;
  // A cell that cannot be read has been said already.
  if (sku === null && !issues.isBad(row.row))
    issues.add(row.row, 'input.missing', 'The sku is missing.', { column: 'sku' });
  if (sku === null || row.quantity === null) return null;
  const { name, options, quantity, tax_rate, line_list, line_total, line_tax } = row;
  const unit_price = unitPriceOf(row, quantity);
  const { shipped_at, carrier, tracking } = row;
  const discount = row.discount ?? row['discount%'] ?? row.line_discount;
  const counted = { shipped: shippedOf(row, quantity), cancelled: cancelledOf(row, quantity) };
  return {
    at: row.row, sku, name, options, quantity, unit_price, discount, tax_rate, line_list, line_total, line_tax,
    ...counted, shipped_at, carrier, tracking,
  }; // prettier-ignore
}

function shippedOf({ shipped, line_fulfilment }: OrderRow, quantity: number): number | null {
  if (shipped !== null) return shipped;
  const known = { fulfilled: quantity, unfulfilled: 0, partial: null } as const;
  return line_fulfilment === null ? null : known[line_fulfilment];
}

function cancelledOf({ cancelled, line_lifecycle }: OrderRow, quantity: number): number | null {
  return cancelled ?? (line_lifecycle === 'cancelled' ? quantity : null);
}
