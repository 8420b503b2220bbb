import type { ColumnType, GeneratedAlways, Insertable, Selectable } from 'kysely';
import type { Day, Instant } from '../base/days.ts';
import type { Minor, Rate, UnitPrice } from '../base/money.ts';
import type { Quantity } from '../base/quantity.ts';

/** A column that has a default when a row is inserted. */
type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Flag = 0 | 1;
type Id = number;

export interface Settings {
  key: string;
  value: string;
}

export interface Counters {
  name: string;
  value: number;
}

export interface Operations {
  id: Id;
  at: Instant;
  actor: string;
  command: string;
  content_hash: string;
  idempotency_key: string | null;
  /** What the operation made: the number, SKU or code that its command prints. */
  subject: string | null;
  undoes: Id | null;
}

export interface Events {
  id: Id;
  operation_id: Id;
  type: string;
  entity: string;
  entity_id: Id;
  payload: string;
  hash: string;
}

export interface TaxCategories {
  code: string;
  name: string;
}

export interface TaxRates {
  id: Id;
  category: string;
  country: string;
  from_day: Day;
  rate: Rate;
}

export interface Channels {
  id: Id;
  code: string;
  name: string;
  archived_at: Instant | null;
  /** Whole pieces of each product that are kept back. */
  buffer: Defaulted<number>;
  /** The most of each listing that a platform is told of. */
  cap: Defaulted<number | null>;
}

/** What a channel calls a product, or a pack of it. */
export interface Listings {
  id: Id;
  channel_id: Id;
  code: string;
  product_id: Id;
  /** How many of ours one of the listing is. */
  units: Quantity;
}

export type LocationKind =
  | 'shop' | 'warehouse' | 'third_party' | 'quarantine' | 'damaged' | 'transit'
  | 'supplier' | 'customer' | 'adjustment' | 'scrap' | 'history' | 'cost_variance'; // prettier-ignore

export interface Locations {
  id: Id;
  code: string;
  name: string;
  kind: LocationKind;
  /** Whether what lies here may be promised to orders. */
  sellable: Flag;
  /** Whether goods really lie here; the others are virtual. */
  stocked: Flag;
  priority: number;
  archived_at: Instant | null;
}

/** People and firms: the only rows that an erase edits. */
export interface Parties {
  id: Id;
  kind: 'customer' | 'supplier' | 'recipient';
  code: string | null;
  name: string;
  email: string | null;
  phone: string | null;
  line1: string | null;
  line2: string | null;
  city: string | null;
  postcode: string | null;
  country: string | null;
  /** Days until an order on account is due. */
  terms: Defaulted<number>;
  note: string | null;
  search: string;
  /** What the name is looked up by: see `nameKey`. */
  name_key: string;
  recipient_of: Id | null;
  archived_at: Instant | null;
  created_at: Instant;
  operation_id: Id;
  undone_by: Id | null;
}

export interface Products {
  id: Id;
  sku: string;
  name: string;
  kind: 'goods' | 'service';
  price: UnitPrice;
  cost: UnitPrice | null;
  tax: string;
  barcode: string | null;
  category: string | null;
  decimals: number;
  when_short: 'deny' | 'backorder';
  reorder_point: Quantity | null;
  reorder_quantity: Quantity | null;
  /** What there is to be after buying; without it the reorder point and the reorder quantity together. */
  order_up_to: Defaulted<Quantity | null>;
  /** Of one unit, in grams. */
  weight: Defaulted<number | null>;
  /** Whether it lies, moves and is promised lot by lot. */
  lot_tracked: Defaulted<Flag>;
  /** Whether it is sold as one and stocked as the components of its recipe. */
  kit: Defaulted<Flag>;
  supplier_id: Id | null;
  search: string;
  archived_at: Instant | null;
  created_at: Instant;
  operation_id: Id;
  undone_by: Id | null;
}

/** What one kit is made of. */
export interface Recipes {
  kit_id: Id;
  product_id: Id;
  quantity: Quantity;
}

/** An order line's counters, in thousandths; the laws between them are CHECKs. */
export interface Counted {
  cancelled: Defaulted<Quantity>;
  allocated: Defaulted<Quantity>;
  picked: Defaulted<Quantity>;
  shipped: Defaulted<Quantity>;
  delivered: Defaulted<Quantity>;
  return_requested: Defaulted<Quantity>;
  returned: Defaulted<Quantity>;
}

export type Lifecycle = 'draft' | 'open' | 'closed' | 'cancelled';

export interface Orders extends Counted {
  id: Id;
  number: number;
  external_ref: string | null;
  channel_id: Id;
  customer_id: Id | null;
  ship_to_id: Id | null;
  location_id: Id | null;
  country: string | null;
  lifecycle: Lifecycle;
  imported: Flag;
  hold_reason: string | null;
  hold_until: Day | null;
  ship_policy: 'complete' | 'partial';
  backorder: Flag;
  prices: 'with_tax' | 'without_tax';
  placed_at: Instant;
  placed_on: Day;
  promised_on: Day | null;
  currency: string;
  note: string | null;
  /** Customer and lines in short, for the soft duplicate guard. */
  fingerprint: string | null;
  operation_id: Id;
  undone_by: Id | null;
  ordered: Defaulted<Quantity>;
  list_net: Defaulted<Minor>;
  discount: Defaulted<Minor>;
  shipping: Defaulted<Minor>;
  net: Defaulted<Minor>;
  tax: Defaulted<Minor>;
  gross: Defaulted<Minor>;
  credits: Defaulted<Minor>;
  paid: Defaulted<Minor>;
  refunded: Defaulted<Minor>;
  due: GeneratedAlways<Minor>;
  fulfilment: GeneratedAlways<string>;
  readiness: GeneratedAlways<string | null>;
  delivery: GeneratedAlways<string>;
  payment: GeneratedAlways<string>;
  returns: GeneratedAlways<string>;
  headline: GeneratedAlways<string>;
}

export interface OrderLines extends Counted {
  id: Id;
  order_id: Id;
  line: number;
  parent_line: number | null;
  product_id: Id;
  sku: string;
  name: string;
  stocked: Flag;
  tax_category: string | null;
  tax_rate: Rate;
  unit_price: UnitPrice;
  unit_cost: UnitPrice | null;
  /** Amounts of all ordered units; `list` and `discount` are in the order's price basis. */
  list: Minor;
  discount: Minor;
  order_discount: Minor;
  list_net: Minor;
  net: Minor;
  tax: Minor;
  gross: Minor;
  ordered: Quantity;
  /** What of these amounts was cancelled. */
  cancelled_list_net: Defaulted<Minor>;
  cancelled_discount: Defaulted<Minor>;
  cancelled_net: Defaulted<Minor>;
  cancelled_tax: Defaulted<Minor>;
  cancelled_gross: Defaulted<Minor>;
  /** Units given back money for, and how much. */
  credited: Defaulted<Quantity>;
  credited_gross: Defaulted<Minor>;
  /** What a component is worth of its kit's price; null on every other line. */
  share_list_net: Defaulted<Minor | null>;
  share_discount: Defaulted<Minor | null>;
  share_net: Defaulted<Minor | null>;
  share_tax: Defaulted<Minor | null>;
  share_gross: Defaulted<Minor | null>;
}

export interface OrderCharges {
  id: Id;
  order_id: Id;
  kind: 'shipping' | 'channel_difference';
  tax_rate: Rate;
  /** In the order's price basis. */
  amount: Minor;
  net: Minor;
  tax: Minor;
  gross: Minor;
  cancelled_by: Id | null;
}

export interface Cancellations {
  id: Id;
  order_line_id: Id;
  quantity: Quantity;
  list_net: Minor;
  discount: Minor;
  net: Minor;
  tax: Minor;
  gross: Minor;
  reason: string | null;
  cancelled_at: Instant;
  cancelled_on: Day;
  operation_id: Id;
}

/** Goods that were made together. */
export interface Lots {
  id: Id;
  product_id: Id;
  lot: string;
  /** The last day on which they may be sold; null where they do not expire. */
  expires_on: Day | null;
  operation_id: Id;
  undone_by: Id | null;
}

export interface StockLevels {
  product_id: Id;
  location_id: Id;
  lot: Defaulted<string>;
  quantity: Quantity;
  allocated: Defaulted<Quantity>;
  value: Defaulted<Minor>;
  bin: string | null;
  /** Lower ones are picked first, of what lies at one place. */
  pick_sequence: Defaulted<number | null>;
}

export interface Allocations {
  order_line_id: Id;
  location_id: Id;
  lot: Defaulted<string>;
  quantity: Quantity;
}

export interface Shipments {
  id: Id;
  number: number;
  order_id: Id;
  kind: 'delivery' | 'collection' | 'history';
  carrier: string | null;
  tracking: string | null;
  shipped_at: Instant;
  shipped_on: Day;
  operation_id: Id;
  voided_by: Id | null;
}

export interface Deliveries {
  id: Id;
  shipment_id: Id;
  delivered_at: Instant;
  delivered_on: Day;
  operation_id: Id;
  voided_by: Id | null;
}

export interface Returns {
  id: Id;
  number: number;
  order_id: Id | null;
  external_ref: string | null;
  channel_id: Id;
  customer_id: Id | null;
  country: string | null;
  lifecycle: 'requested' | 'approved' | 'declined' | 'cancelled' | 'imported';
  reason: string;
  note: string | null;
  requested_at: Instant;
  requested_on: Day;
  /** By how many days the window was overstepped when it was overridden. */
  override_days: number | null;
  operation_id: Id;
  undone_by: Id | null;
}

export interface ReturnLines {
  id: Id;
  return_id: Id;
  line: number;
  order_line_id: Id | null;
  product_id: Id;
  reason: string;
  quantity: Quantity;
  cancelled: Defaulted<Quantity>;
  received: Defaulted<Quantity>;
  restocked: Defaulted<Quantity>;
  scrapped: Defaulted<Quantity>;
  quarantined: Defaulted<Quantity>;
  credited: Defaulted<Quantity>;
}

export interface Inspections {
  id: Id;
  return_line_id: Id;
  verdict: 'restocked' | 'scrapped' | 'quarantined';
  /** Negative where an inspection is taken back. */
  quantity: Quantity;
  /** Where the units lay when they were judged. */
  location_id: Id;
  lot: Defaulted<string>;
  inspected_at: Instant;
  inspected_on: Day;
  operation_id: Id;
}

export type MoveKind =
  | 'receipt' | 'adjustment' | 'count' | 'shipment' | 'return' | 'inspection'
  | 'transfer' | 'cost_variance' | 'history' | 'reversal'; // prettier-ignore

export interface StockMoves {
  id: Id;
  product_id: Id;
  from_location_id: Id;
  to_location_id: Id;
  lot: Defaulted<string>;
  quantity: Quantity;
  /** What the goods are worth at cost, in minor units, frozen. */
  value: Minor;
  moved_at: Instant;
  moved_on: Day;
  kind: MoveKind;
  reason: string | null;
  order_line_id: Id | null;
  shipment_id: Id | null;
  return_line_id: Id | null;
  transfer_line_id: Defaulted<Id | null>;
  purchase_line_id: Defaulted<Id | null>;
  supplier_return_line_id: Defaulted<Id | null>;
  /** Units that left although they were not there. */
  short: Defaulted<Quantity>;
  reverses: Id | null;
  operation_id: Id;
}

export interface Payments {
  id: Id;
  number: number;
  order_id: Id | null;
  return_id: Id | null;
  kind: 'payment' | 'refund';
  method: string;
  amount: Minor;
  currency: string;
  ref: string | null;
  reason: string | null;
  paid_at: Instant;
  paid_on: Day;
  refund_of: Id | null;
  operation_id: Id;
  voided_by: Id | null;
}

export interface Credits {
  id: Id;
  order_id: Id | null;
  return_id: Id | null;
  kind: 'return' | 'goodwill' | 'imported';
  net: Minor;
  tax: Minor;
  gross: Minor;
  reason: string | null;
  credited_at: Instant;
  credited_on: Day;
  operation_id: Id;
  voided_by: Id | null;
}

export interface CreditLines {
  id: Id;
  credit_id: Id;
  order_line_id: Id | null;
  return_line_id: Id | null;
  product_id: Id | null;
  /** The kit that a component was sold in: in sales the money counts there. */
  kit_id: Defaulted<Id | null>;
  quantity: Quantity;
  list_net: Minor;
  tax_rate: Rate;
  net: Minor;
  tax: Minor;
  gross: Minor;
}

export interface ImportBatches {
  id: Id;
  number: number;
  kind: string;
  format: string;
  file: string;
  sha256: string;
  imported_at: Instant;
  rows: number;
  records: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** What else was made, as JSON: counts by kind of thing. */
  also: string;
  operation_id: Id;
  undone_by: Id | null;
}

/** What a channel last said of an order. */
export interface ChannelReports {
  id: Id;
  order_id: Id;
  /** When the channel changed it, where it says so. */
  updated_at: Instant | null;
  content_hash: string;
  /** It names no prices: the catalogue's stand in. */
  unpriced: Defaulted<Flag>;
  operation_id: Id;
}

/** What cannot be so and is so all the same: `oversold` units have left as a channel says, and were not there to leave. */
export interface Exceptions {
  id: Id;
  kind: 'oversold';
  order_id: Id;
  order_line_id: Id;
  quantity: Quantity;
  raised_at: Instant;
  raised_on: Day;
  operation_id: Id;
}

export interface ImportProfiles {
  id: Id;
  name: string;
  kind: string;
  /** The name of the format that the mapping belongs to. */
  format: string;
  /** Fields and columns, as JSON. */
  mapping: string;
  fingerprint: string;
  operation_id: Id;
  undone_by: Id | null;
}

export interface Transfers {
  id: Id;
  number: number;
  from_location_id: Id;
  to_location_id: Id;
  sent_at: Instant;
  sent_on: Day;
  note: string | null;
  operation_id: Id;
  undone_by: Id | null;
}

export interface TransferLines {
  id: Id;
  transfer_id: Id;
  line: number;
  product_id: Id;
  lot: Defaulted<string>;
  /** What was sent. */
  quantity: Quantity;
  /** What arrived, of that or beyond it. */
  received: Defaulted<Quantity>;
  /** Sent, and never arrived. */
  lost: Defaulted<Quantity>;
  /** Arrived beyond what was sent. */
  found: Defaulted<Quantity>;
  /** At cost, of what is still on its way. */
  value: Minor;
}

export interface Counts {
  id: Id;
  number: number;
  location_id: Id;
  /** Only products of this class. */
  abc: 'A' | 'B' | 'C' | 'U' | null;
  /** Whoever counts is not told what is expected. */
  blind: Flag;
  lifecycle: 'open' | 'posted' | 'abandoned';
  started_at: Instant;
  started_on: Day;
  note: string | null;
  operation_id: Id;
  undone_by: Id | null;
}

export interface CountLines {
  id: Id;
  count_id: Id;
  product_id: Id;
  lot: Defaulted<string>;
  quantity: Quantity;
  /** Takes the place of what was counted of the product before. */
  recount: Flag;
  counted_at: Instant;
  counted_on: Day;
  operation_id: Id;
  voided_by: Id | null;
}

export interface CountResults {
  id: Id;
  count_id: Id;
  product_id: Id;
  location_id: Id;
  lot: Defaulted<string>;
  counted: Quantity;
  /** What the books said at the moment of counting. */
  expected: Quantity;
  /** A later count of the product had set the level already. */
  superseded: Flag;
  counted_at: Instant;
  counted_on: Day;
  operation_id: Id;
  voided_by: Id | null;
}

/** What a supplier asks for a product. */
export interface SupplierItems {
  id: Id;
  supplier_id: Id;
  product_id: Id;
  /** What the supplier calls it. */
  code: string | null;
  cost: UnitPrice | null;
  /** The least that may be ordered. */
  moq: Quantity | null;
  multiple: Quantity | null;
  /** How many of ours are in one of theirs. */
  pack_size: Quantity | null;
  /** In days, as the supplier says. */
  lead_time: number | null;
}

export interface SupplierPrices {
  supplier_item_id: Id;
  from_quantity: Quantity;
  cost: UnitPrice;
}

export interface Purchases {
  id: Id;
  number: number;
  /** What the supplier, or another program, calls it. */
  external_ref: string | null;
  supplier_id: Id;
  /** Where the goods shall come in. */
  location_id: Id;
  lifecycle: 'draft' | 'open' | 'cancelled';
  currency: string;
  placed_at: Instant;
  placed_on: Day;
  sent_at: Instant | null;
  sent_on: Day | null;
  expected_on: Day | null;
  note: string | null;
  operation_id: Id;
  undone_by: Id | null;
}

export interface PurchaseLines {
  id: Id;
  purchase_id: Id;
  line: number;
  product_id: Id;
  sku: string;
  name: string;
  /** What the supplier calls it. */
  code: string | null;
  ordered: Quantity;
  /** May be more than was ordered. */
  received: Defaulted<Quantity>;
  /** Will not come any more. */
  closed: Defaulted<Quantity>;
  /** Went back to the supplier. */
  returned: Defaulted<Quantity>;
  unit_cost: UnitPrice;
}

export interface PurchaseClosings {
  id: Id;
  purchase_line_id: Id;
  quantity: Quantity;
  reason: string | null;
  closed_at: Instant;
  closed_on: Day;
  operation_id: Id;
  voided_by: Id | null;
}

/** What came on top of the goods' own cost, shared over the goods of one receipt. */
export interface PurchaseCharges {
  id: Id;
  purchase_id: Id;
  kind: 'freight' | 'duty';
  amount: Minor;
  shared_by: 'value' | 'quantity' | 'weight';
  charged_at: Instant;
  charged_on: Day;
  operation_id: Id;
  voided_by: Id | null;
}

/** Goods that went back to a supplier. */
export interface SupplierReturns {
  id: Id;
  number: number;
  supplier_id: Id;
  /** The order that they came with, where that is known. */
  purchase_id: Id | null;
  /** Where they lay. */
  location_id: Id;
  reason: string;
  note: string | null;
  currency: string;
  returned_at: Instant;
  returned_on: Day;
  operation_id: Id;
  undone_by: Id | null;
}

export interface SupplierReturnLines {
  id: Id;
  supplier_return_id: Id;
  line: number;
  purchase_line_id: Id | null;
  product_id: Id;
  sku: string;
  name: string;
  /** What the supplier calls it. */
  code: string | null;
  quantity: Quantity;
  /** What the supplier owes for each. */
  unit_cost: UnitPrice;
  lot: Defaulted<string>;
}

/** Products that somebody was told are low; any other is armed. */
export interface Alerts {
  product_id: Id;
  state: 'fired' | 'snoozed';
  operation_id: Id;
}

export type MessageState = 'waiting' | 'sending' | 'sent' | 'failed' | 'withdrawn';

/** Mail that was written beside the fact that it tells of. */
export interface Messages {
  id: Id;
  number: number;
  kind: string;
  to_name: string | null;
  to_address: string;
  subject: string;
  body: string;
  /** Names the message for good, in its Message-ID. */
  token: string;
  queued_at: Instant;
  queued_on: Day;
  operation_id: Id;
  undone_by: Id | null;
  attempts: Defaulted<number>;
  sending: Defaulted<Flag>;
  next_at: Defaulted<Instant | null>;
  sent_at: Defaulted<Instant | null>;
  failed_at: Defaulted<Instant | null>;
  /** What the mail server said last. */
  said: Defaulted<string | null>;
  state: GeneratedAlways<MessageState>;
}

export interface MessageAttempts {
  id: Id;
  message_id: Id;
  began_at: Instant;
  outcome: 'sent' | 'deferred' | 'refused' | 'unknown' | null;
  ended_at: Instant | null;
  said: string | null;
  operation_id: Id;
}

export interface Schema {
  settings: Settings;
  counters: Counters;
  operations: Operations;
  events: Events;
  tax_categories: TaxCategories;
  tax_rates: TaxRates;
  channels: Channels;
  locations: Locations;
  parties: Parties;
  products: Products;
  recipes: Recipes;
  orders: Orders;
  order_lines: OrderLines;
  order_charges: OrderCharges;
  cancellations: Cancellations;
  lots: Lots;
  stock_levels: StockLevels;
  allocations: Allocations;
  shipments: Shipments;
  deliveries: Deliveries;
  returns: Returns;
  return_lines: ReturnLines;
  inspections: Inspections;
  stock_moves: StockMoves;
  payments: Payments;
  credits: Credits;
  credit_lines: CreditLines;
  import_batches: ImportBatches;
  channel_reports: ChannelReports;
  exceptions: Exceptions;
  import_profiles: ImportProfiles;
  transfers: Transfers;
  transfer_lines: TransferLines;
  counts: Counts;
  count_lines: CountLines;
  count_results: CountResults;
  supplier_items: SupplierItems;
  supplier_prices: SupplierPrices;
  purchases: Purchases;
  purchase_lines: PurchaseLines;
  purchase_closings: PurchaseClosings;
  purchase_charges: PurchaseCharges;
  supplier_returns: SupplierReturns;
  supplier_return_lines: SupplierReturnLines;
  alerts: Alerts;
  listings: Listings;
  messages: Messages;
  message_attempts: MessageAttempts;
}

/** A row as it is read, and as it is written. */
export type RowOf<T extends keyof Schema> = Selectable<Schema[T]>;
export type NewRow<T extends keyof Schema> = Insertable<Schema[T]>;
