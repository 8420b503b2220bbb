import type { Day, Instant } from '../../base/days.ts';
import type { Minor, Rate, UnitPrice } from '../../base/money.ts';
import type { Quantity } from '../../base/quantity.ts';
import type { Discount, PriceBasis } from '../pricing/price.ts';
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
  /** Of what is new only, as the next one. */
  readonly lot_tracked: Said<'yes' | 'no'>;
  /** Of what is new only: what stands is archived by its own command. */
  readonly archived: Said<'yes' | 'no'>;
  /** What channels call it: all the codes of the channels that are named. */
  readonly channel_skus: Said<string>;
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
  /** Of who is new only. */
  readonly archived: Said<'yes' | 'no'>;
}

export interface StockRecord extends Origin {
  readonly sku: string;
  readonly location: Said<string>;
  readonly bin: Said<string>;
  readonly lot: Said<string>;
  /** The last day on which the lot may be sold. */
  readonly expires: Said<Day>;
  /** What was counted. */
  readonly quantity: Quantity;
  readonly unit_cost: Said<UnitPrice>;
  /** Whose code the SKU is, where a channel counts in its own listings. */
  readonly channel: Said<string>;
}

/** How far a thing is paid, in the words of a channel: `voided` was reserved once and will never be paid. */
export const paymentWords = [
  'unpaid', 'part_paid', 'paid', 'overpaid', 'part_refunded', 'refunded', 'voided',
] as const; // prettier-ignore

export const fulfilmentWords = ['unfulfilled', 'partial', 'fulfilled'] as const;

export const lifecycleWords = ['draft', 'open', 'closed', 'cancelled'] as const;

/** How goods left: on a line its own, on an order what holds for all of it. */
export interface Sent {
  readonly shipped_at: Said<Instant>;
  readonly carrier: Said<string>;
  readonly tracking: Said<string>;
}

export interface OrderedLine extends Sent {
  /** Where the row stands in the file. */
  readonly at: number;
  readonly sku: string;
  readonly name: Said<string>;
  /** What the buyer chose or had written on it: colour, size, a name. */
  readonly options: Said<string>;
  /** Below zero where the goods came back; 0 where a channel keeps a cancelled line. */
  readonly quantity: Quantity;
  readonly unit_price: Said<UnitPrice>;
  readonly discount: Said<Discount>;
  readonly tax_rate: Said<Rate>;
  /** The whole line before its discount, where a channel says that rather than a price. */
  readonly line_list: Said<Minor>;
  /** The whole line as the channel sums it up. */
  readonly line_total: Said<Minor>;
  readonly line_tax: Said<Minor>;
  /** Units that had left already; null where nobody says how many. */
  readonly shipped: Said<Quantity>;
  readonly cancelled: Said<Quantity>;
}

/** What an order comes to as its channel says: none of it is computed again. */
export interface OrderTotals {
  readonly currency: Said<string>;
  /** Whether the prices include tax; null where the totals must tell. */
  readonly prices: Said<PriceBasis>;
  /** What the lines list for, before discounts. */
  readonly subtotal: Said<Minor>;
  readonly order_discount: Said<Minor>;
  readonly shipping: Said<Minor>;
  readonly shipping_tax: Said<Minor>;
  readonly tax: Said<Minor>;
  readonly total: Said<Minor>;
}

/** How far an order has come where it was sold. */
export interface OrderProgress extends Sent {
  /** When the channel last changed it: an older file changes nothing. */
  readonly updated_at: Said<Instant>;
  readonly lifecycle: Said<(typeof lifecycleWords)[number]>;
  readonly cancelled_at: Said<Instant>;
  readonly hold_reason: Said<string>;
  readonly hold_until: Said<Day>;
  readonly fulfilment: Said<(typeof fulfilmentWords)[number]>;
  readonly delivered_on: Said<Day>;
  readonly payment: Said<(typeof paymentWords)[number]>;
  readonly payment_method: Said<string>;
  readonly paid: Said<Minor>;
  readonly paid_at: Said<Instant>;
  /** What is still to be paid. */
  readonly due: Said<Minor>;
  readonly refunded: Said<Minor>;
}

/** Where the goods go. */
export interface ShipTo {
  readonly name: Said<string>;
  readonly line1: Said<string>;
  readonly line2: Said<string>;
  readonly city: Said<string>;
  readonly region: Said<string>;
  readonly postcode: Said<string>;
  readonly country: Said<string>;
}

/** The rows of a file that are one order. */
export interface OrderRecord extends Origin, OrderTotals, OrderProgress {
  /** What the order is called where it comes from: twice the same is once. */
  readonly ref: string;
  readonly external_ref: Said<string>;
  /** The number that docket itself gave it, where the file is an export. */
  readonly number: Said<number>;
  readonly channel: Said<string>;
  readonly placed_on: Said<Day>;
  readonly placed_at: Said<Instant>;
  readonly promised_on: Said<Day>;
  readonly location: Said<string>;
  readonly country: Said<string>;
  readonly customer: {
    readonly code: Said<string>;
    readonly name: Said<string>;
    readonly email: Said<string>;
    readonly phone: Said<string>;
  } | null;
  readonly ship_to: ShipTo | null;
  readonly note: Said<string>;
  /** None where the file speaks of orders as a whole: it can only say more of those that are known. */
  readonly lines: readonly OrderedLine[];
}

/** What a file calls an order: `order` is docket's number of it or a channel's name, `external_ref` the latter only. */
export interface OrderNamed {
  readonly order: Said<string>;
  readonly external_ref: Said<string>;
  readonly channel: Said<string>;
}

/** The rows of a file that are one parcel. */
export interface ShipmentRecord extends Origin, OrderNamed, Sent {
  /** The number that docket itself gave it, where the file is an export. */
  readonly shipment: Said<number>;
  readonly kind: Said<'delivery' | 'collection' | 'history'>;
  readonly shipped_on: Said<Day>;
  readonly delivered_on: Said<Day>;
  /** What is in it; none: everything of the order that is ready. */
  readonly units: readonly {
    readonly at: number;
    readonly line: Said<number>;
    readonly sku: string;
    readonly quantity: Said<Quantity>;
  }[];
}

/** The rows of a file that are one order with a supplier. */
export interface PurchaseOrderRecord extends Origin {
  /** What the file calls it: its reference, else its number. */
  readonly ref: string;
  readonly external_ref: Said<string>;
  /** The number that docket itself gave it, where the file is an export. */
  readonly number: Said<number>;
  /** The supplier's code or name. */
  readonly supplier: string;
  readonly lifecycle: Said<'draft' | 'open' | 'cancelled'>;
  readonly placed_on: Said<Day>;
  readonly placed_at: Said<Instant>;
  readonly sent_on: Said<Day>;
  readonly expected_on: Said<Day>;
  readonly location: Said<string>;
  readonly currency: Said<string>;
  readonly note: Said<string>;
  readonly lines: readonly PurchasedLine[];
}

export interface PurchasedLine {
  /** Where it stands in the file. */
  readonly at: number;
  readonly line: number;
  readonly sku: string;
  readonly quantity: Quantity;
  readonly unit_cost: Said<UnitPrice>;
  /** What the supplier calls it. */
  readonly code: Said<string>;
  readonly received: Said<Quantity>;
  /** Will not come any more. */
  readonly closed: Said<Quantity>;
}

export interface PaymentRecord extends Origin, OrderNamed {
  /** The number that docket itself gave it, where the file is an export. */
  readonly number: Said<number>;
  readonly kind: 'payment' | 'refund';
  /** Never below zero. */
  readonly amount: Minor;
  readonly currency: Said<string>;
  readonly method: Said<string>;
  /** What the bank or the provider calls it. */
  readonly ref: Said<string>;
  readonly reason: Said<string>;
  readonly paid_on: Said<Day>;
  readonly paid_at: Said<Instant>;
}

/** How existing and new things are treated. */
export type Mode = 'upsert' | 'create_only' | 'update_only';

export interface ImportOptions {
  readonly mode: Mode;
  readonly on_error: 'reject_all' | 'reject_rows';
  /** Makes products of SKUs that nobody knows. */
  readonly create_products: boolean;
  /** Makes channels and locations that nobody knows. */
  readonly create_channels: boolean;
  readonly create_locations: boolean;
  /** SKUs that differ in case only are one product. */
  readonly fold_case: boolean;
}

/** SKUs of a format that are no goods. */
export type IsService = (sku: string) => boolean;
