import type { Day, Instant } from '../../base/days.ts';
import type { Minor, Rate, UnitPrice } from '../../base/money.ts';
import type { Quantity } from '../../base/quantity.ts';
import type { Discount } from '../pricing/price.ts';
import type { Origin } from './issue.ts';

/** What a file says of a thing: `null` is a blank cell, and says nothing. */
type Said<T> = T | null;

export interface ProductRecord extends Origin {
  readonly sku: string;
  readonly name: Said<string>;
  readonly price: Said<UnitPrice>;
  readonly cost: Said<UnitPrice>;
  readonly tax: Said<string>;
  readonly barcode: Said<string>;
  readonly category: Said<string>;
  readonly kind: Said<'goods' | 'service'>;
  readonly decimals: Said<number>;
  readonly when_short: Said<'deny' | 'backorder'>;
  /** The supplier's code. */
  readonly supplier: Said<string>;
  readonly reorder_point: Said<Quantity>;
  readonly reorder_quantity: Said<Quantity>;
}

export interface PartyRecord extends Origin {
  readonly code: Said<string>;
  readonly name: string;
  readonly email: Said<string>;
  readonly phone: Said<string>;
  readonly line1: Said<string>;
  readonly line2: Said<string>;
  readonly city: Said<string>;
  readonly postcode: Said<string>;
  readonly country: Said<string>;
  readonly terms: Said<number>;
  readonly note: Said<string>;
}

export interface StockRecord extends Origin {
  readonly sku: string;
  readonly location: Said<string>;
  readonly bin: Said<string>;
  /** What was counted. */
  readonly quantity: Quantity;
  readonly unit_cost: Said<UnitPrice>;
}

export interface OrderedLine {
  /** Where the row stands in the file. */
  readonly at: number;
  readonly sku: string;
  readonly name: Said<string>;
  /** Below zero where the goods came back. */
  readonly quantity: Quantity;
  readonly unit_price: Said<UnitPrice>;
  readonly discount: Said<Discount>;
  readonly tax_rate: Said<Rate>;
}

/** The rows of a file that are one order. */
export interface OrderRecord extends Origin {
  /** What the order is called where it comes from: twice the same is once. */
  readonly ref: string;
  /** The number that docket itself gave it, where the file is an export. */
  readonly number: Said<number>;
  readonly channel: Said<string>;
  readonly placed_on: Said<Day>;
  readonly placed_at: Said<Instant>;
  readonly country: Said<string>;
  readonly customer: {
    readonly code: Said<string>;
    readonly name: Said<string>;
    readonly email: Said<string>;
  } | null;
  readonly shipping: Said<Minor>;
  readonly note: Said<string>;
  readonly lines: readonly OrderedLine[];
}

/** How existing and new things are treated. */
export type Mode = 'upsert' | 'create_only' | 'update_only';

export interface ImportOptions {
  readonly mode: Mode;
  readonly on_error: 'reject_all' | 'reject_rows';
  /** Makes products of SKUs that nobody knows. */
  readonly create_products: boolean;
  /** SKUs that differ in case only are one product. */
  readonly fold_case: boolean;
}

/** SKUs of a format that are no goods. */
export type IsService = (sku: string) => boolean;
