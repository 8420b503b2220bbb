import type { UnitPrice } from '../../base/money.ts';
import type { NewProduct } from '../events.ts';
import type { IsService, OrderedLine } from './records.ts';

/**
 * The product that lines of a file speak of and nobody knows: called by the first description that is not blank,
 * at the price that occurs most often (of several the last), sold as finely as its quantities are.
 */
export function newProduct(sku: string, lines: readonly OrderedLine[], isService: IsService): NewProduct {
  const prices = lines.flatMap(({ unit_price }) =>
    unit_price === null || unit_price < 0 ? [] : [unit_price],
  );
  return {
    sku,
    name: lines.find(({ name }) => name !== null)?.name ?? sku,
    kind: isService(sku) ? 'service' : 'goods',
    price: mostCommon(prices) ?? 0,
    cost: null,
    tax: 'standard',
    barcode: null,
    category: null,
    decimals: Math.max(...lines.map(({ quantity }) => decimalsOf(quantity))),
    when_short: 'deny',
    reorder_point: null,
    reorder_quantity: null,
    supplier_id: null,
  };
}

function mostCommon(prices: readonly UnitPrice[]): UnitPrice | undefined {
  const counts = new Map<UnitPrice, number>();
  for (const price of prices) counts.set(price, (counts.get(price) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return prices.findLast((price) => counts.get(price) === most);
}

function decimalsOf(quantity: number): number {
  return [0, 1, 2].find((places) => quantity % 10 ** (3 - places) === 0) ?? 3;
}
