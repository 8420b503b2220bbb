import type { UnitPrice } from '../../base/money.ts';
import type { NewProduct } from '../events.ts';
import type { IsService, OrderedLine } from './records.ts';

/** What a line of a file says of its SKU. */
export type SkuLine = Pick<OrderedLine, 'sku' | 'name' | 'quantity' | 'unit_price'>;

interface Said {
  name: string | null;
  readonly prices: Map<UnitPrice, { count: number; last: number }>;
  decimals: number;
}

/** What all lines of a file say of their SKUs, gathered while it is read. */
export class SkuSurvey {
  private readonly said = new Map<string, Said>();
  private readonly keyOf: (sku: string) => string;
  private lines = 0;

  constructor({ fold_case }: { readonly fold_case: boolean }) {
    this.keyOf = fold_case ? (sku) => sku.toLowerCase() : (sku) => sku;
  }

  add({ sku, name, quantity, unit_price }: SkuLine): void {
    const said = this.at(sku);
    said.name ??= name;
    said.decimals = Math.max(said.decimals, decimalsOf(quantity));
    this.lines += 1;
    if (unit_price === null || unit_price < 0) return;
    const count = (said.prices.get(unit_price)?.count ?? 0) + 1;
    said.prices.set(unit_price, { count, last: this.lines });
  }

  /**
   * The product that a file speaks of and nobody knows: called by the first description that is not blank, at the
   * price that occurs most often (of several the last), sold as finely as its quantities are.
   */
  newProduct(sku: string, isService: IsService): NewProduct {
    const { name, prices, decimals } = this.at(sku);
    const [price] = [...prices].toSorted(([, a], [, b]) => b.count - a.count || b.last - a.last);
    return {
      sku,
      name: name ?? sku,
      kind: isService(sku) ? 'service' : 'goods',
      price: price?.[0] ?? 0,
      cost: null,
      tax: 'standard',
      barcode: null,
      category: null,
      decimals,
      when_short: 'deny',
      reorder_point: null,
      reorder_quantity: null,
      supplier_id: null,
    };
  }

  private at(sku: string): Said {
    const key = this.keyOf(sku);
    const known = this.said.get(key);
    if (known) return known;
    const said: Said = { name: null, prices: new Map(), decimals: 0 };
    this.said.set(key, said);
    return said;
  }
}

function decimalsOf(quantity: number): number {
  return [0, 1, 2].find((places) => quantity % 10 ** (3 - places) === 0) ?? 3;
}
