import type { Day, Instant } from '../base/days.ts';
import type { Minor, Rate, UnitPrice } from '../base/money.ts';
import type { Quantity } from '../base/quantity.ts';

type Id = number;

export interface NewProduct {
  readonly sku: string;
  readonly name: string;
  readonly kind: 'goods' | 'service';
  readonly price: UnitPrice;
  readonly cost: UnitPrice | null;
  readonly tax: string;
  readonly barcode: string | null;
  readonly category: string | null;
  readonly decimals: number;
  readonly when_short: 'deny' | 'backorder';
  readonly reorder_point: Quantity | null;
  readonly reorder_quantity: Quantity | null;
  readonly supplier_id: Id | null;
  readonly order_up_to?: Quantity | null;
  /** Of one unit, in grams. */
  readonly weight?: number | null;
  readonly lot_tracked?: 0 | 1;
}

export interface NewParty {
  readonly kind: 'customer' | 'supplier' | 'recipient';
  readonly code: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly postcode: string | null;
  readonly country: string | null;
  /** Days until an order on account is due. */
  readonly terms: number;
  readonly note: string | null;
  readonly recipient_of: Id | null;
}

/** How much of a product is in one kit. */
export interface RecipePart {
  readonly product_id: Id;
  readonly quantity: Quantity;
}

/** Amounts of a line or of some of its units; `discount` is in the order's price basis, the others say for themselves. */
export interface UnitsWorth {
  readonly list_net: Minor;
  readonly discount: Minor;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
}

/** What a component is worth of its kit's price: the part that its units are cancelled and credited for. */
export interface Shares {
  readonly share_list_net: Minor;
  readonly share_discount: Minor;
  readonly share_net: Minor;
  readonly share_tax: Minor;
  readonly share_gross: Minor;
}

/** A component of a kit (`parent_line`) has shares; its own amounts are 0, since the kit's line carries them. */
export interface NewLine extends UnitsWorth, Partial<Shares> {
  readonly line: number;
  readonly parent_line: number | null;
  readonly product_id: Id;
  readonly sku: string;
  readonly name: string;
  readonly stocked: 0 | 1;
  readonly tax_category: string | null;
  readonly tax_rate: Rate;
  readonly unit_price: UnitPrice;
  readonly unit_cost: UnitPrice | null;
  readonly list: Minor;
  readonly order_discount: Minor;
  readonly ordered: Quantity;
}

/** What a line of an order comes to; the amounts are those of all that was ordered. */
export interface RepricedLine extends UnitsWorth {
  readonly id: Id;
  readonly tax_rate: Rate;
  readonly unit_price: UnitPrice;
  readonly list: Minor;
  readonly order_discount: Minor;
}

interface RepricedOrder {
  readonly prices: 'with_tax' | 'without_tax';
  readonly lines: readonly RepricedLine[];
  readonly charges: readonly NewCharge[];
}

export interface NewCharge {
  readonly kind: 'shipping' | 'channel_difference';
  readonly tax_rate: Rate;
  readonly amount: Minor;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
}

export interface NewOrder {
  readonly external_ref: string | null;
  readonly channel_id: Id;
  readonly customer_id: Id | null;
  readonly ship_to_id: Id | null;
  readonly location_id: Id | null;
  readonly country: string | null;
  readonly lifecycle: 'draft' | 'open' | 'closed';
  readonly imported: 0 | 1;
  readonly ship_policy: 'complete' | 'partial';
  readonly backorder: 0 | 1;
  readonly prices: 'with_tax' | 'without_tax';
  readonly placed_at: Instant;
  readonly placed_on: Day;
  readonly promised_on: Day | null;
  readonly currency: string;
  readonly note: string | null;
  readonly fingerprint: string | null;
}

/** Goods promised (or, negative, given free) at a place. */
export interface Promised {
  readonly order_line_id: Id;
  readonly product_id: Id;
  readonly location_id: Id;
  readonly lot: string;
  readonly quantity: Quantity;
}

export interface NewMove {
  readonly product_id: Id;
  readonly from_location_id: Id;
  readonly to_location_id: Id;
  readonly lot: string;
  readonly quantity: Quantity;
  readonly value: Minor;
  readonly moved_at: Instant;
  readonly moved_on: Day;
  readonly kind:
    | 'receipt' | 'adjustment' | 'count' | 'shipment' | 'return' | 'inspection'
    | 'transfer' | 'cost_variance' | 'history' | 'reversal'; // prettier-ignore
  readonly reason: string | null;
  readonly order_line_id: Id | null;
  readonly return_line_id: Id | null;
  readonly reverses: Id | null;
  /** Units of it that were not there when they left, since somebody forced it; none unless said. */
  readonly short?: Quantity;
}

/** A move of goods of a transfer. */
export interface TransferMove extends NewMove {
  readonly transfer_line_id: Id;
}

/** A move of goods of a purchase order. */
export interface PurchaseMove extends NewMove {
  readonly purchase_line_id: Id;
}

/** A move of goods that go back to a supplier; `line` is that of the return. */
export interface SupplierReturnMove extends NewMove {
  readonly line: number;
}

/** What a supplier asks for a product. */
export interface SupplierTerms {
  readonly code: string | null;
  readonly cost: UnitPrice | null;
  readonly moq: Quantity | null;
  readonly multiple: Quantity | null;
  readonly pack_size: Quantity | null;
  /** In days. */
  readonly lead_time: number | null;
  /** From so many on each costs less; the smallest first. */
  readonly breaks: readonly PriceBreak[];
}

export interface PriceBreak {
  readonly from_quantity: Quantity;
  readonly cost: UnitPrice;
}

export interface NewPurchase {
  /** Of what comes from another shop's books; else the next one. */
  readonly number?: number;
  /** What the supplier, or another program, calls it. */
  readonly external_ref: string | null;
  readonly supplier_id: Id;
  readonly location_id: Id;
  readonly lifecycle: 'draft' | 'open' | 'cancelled';
  readonly currency: string;
  readonly placed_at: Instant;
  readonly placed_on: Day;
  /** Where it went to the supplier before. */
  readonly sent_at?: Instant | null;
  readonly sent_on?: Day | null;
  readonly expected_on: Day | null;
  readonly note: string | null;
  readonly lines: readonly NewPurchaseLine[];
}

export interface NewPurchaseLine {
  readonly line: number;
  readonly product_id: Id;
  readonly sku: string;
  readonly name: string;
  readonly code: string | null;
  readonly ordered: Quantity;
  readonly unit_cost: UnitPrice;
}

/** What came on top of the goods' own cost; its shares are in the values of the moves. */
export interface NewPurchaseCharge {
  readonly kind: 'freight' | 'duty';
  readonly amount: Minor;
  readonly shared_by: 'value' | 'quantity' | 'weight';
}

/** Goods that go back to a supplier, of one of its orders or of none. */
export interface NewSupplierReturn {
  readonly supplier_id: Id;
  readonly purchase_id: Id | null;
  readonly location_id: Id;
  readonly reason: string;
  readonly note: string | null;
  readonly currency: string;
  readonly returned_at: Instant;
  readonly returned_on: Day;
  readonly lines: readonly NewSupplierReturnLine[];
  readonly moves: readonly SupplierReturnMove[];
}

interface NewSupplierReturnLine {
  readonly line: number;
  readonly purchase_line_id: Id | null;
  readonly product_id: Id;
  readonly sku: string;
  readonly name: string;
  readonly code: string | null;
  readonly lot: string;
  readonly quantity: Quantity;
  readonly unit_cost: UnitPrice;
}

/** Units of a purchase's line that came, or that will not come any more; negative where that is taken back. */
export interface PurchaseUnits {
  readonly purchase_line_id: Id;
  readonly quantity: Quantity;
}

/** Whether somebody is told that a product is low: `armed` will be, `fired` just was, `snoozed` was before. */
export type AlertState = 'armed' | 'fired' | 'snoozed';

/** When and how much of a product is bought again, and what there is to be then. */
export interface ReorderLevels {
  readonly reorder_point: Quantity | null;
  readonly reorder_quantity: Quantity | null;
  readonly order_up_to: Quantity | null;
}

/** What became of handing a message to the mail server: `unknown` where the line broke after the text. */
export type AttemptOutcome = 'sent' | 'deferred' | 'refused' | 'unknown';

/** What happened to the goods of a transfer's line; negative where that is taken back. */
export interface TransferArrival {
  readonly transfer_line_id: Id;
  readonly received: Quantity;
  readonly lost: Quantity;
  readonly found: Quantity;
  /** At cost, of what is on its way no more. */
  readonly value: Minor;
}

/** What a count said of a product, beside what was expected at that moment. */
export interface CountResult {
  readonly product_id: Id;
  readonly lot: string;
  readonly counted: Quantity;
  readonly expected: Quantity;
  readonly superseded: 0 | 1;
  readonly counted_at: Instant;
  readonly counted_on: Day;
}

/** Units that will not be shipped any more, and what they were worth. */
export interface CancelledUnits extends UnitsWorth {
  readonly order_line_id: Id;
  readonly quantity: Quantity;
  /** Of a component, the line of its kit: the amounts are taken off there. */
  readonly kit_line_id?: Id | undefined;
}

export interface NewPayment {
  readonly order_id: Id | null;
  readonly return_id: Id | null;
  readonly kind: 'payment' | 'refund';
  readonly method: string;
  readonly amount: Minor;
  readonly currency: string;
  readonly ref: string | null;
  readonly reason: string | null;
  readonly paid_at: Instant;
  readonly paid_on: Day;
  readonly refund_of: Id | null;
}

export interface NewCreditLine {
  readonly order_line_id: Id | null;
  readonly return_line_id: Id | null;
  readonly product_id: Id | null;
  /** The kit that a component was sold in. */
  readonly kit_id?: Id | null;
  readonly quantity: Quantity;
  readonly list_net: Minor;
  readonly tax_rate: Rate;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
}

export interface NewCredit {
  readonly order_id: Id | null;
  readonly return_id: Id | null;
  readonly kind: 'return' | 'goodwill' | 'imported';
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
  readonly reason: string | null;
  readonly credited_at: Instant;
  readonly credited_on: Day;
  readonly lines: readonly NewCreditLine[];
}

export interface NewReturn {
  readonly order_id: Id | null;
  readonly external_ref: string | null;
  readonly channel_id: Id;
  readonly customer_id: Id | null;
  readonly country: string | null;
  readonly lifecycle: 'requested' | 'approved' | 'imported';
  readonly reason: string;
  readonly note: string | null;
  readonly requested_at: Instant;
  readonly requested_on: Day;
  readonly override_days: number | null;
}

export interface NewReturnLine {
  readonly line: number;
  readonly order_line_id: Id | null;
  readonly product_id: Id;
  readonly reason: string;
  readonly quantity: Quantity;
}

/** Units of a return that were judged, and where they lay then; negative where that is taken back. */
export interface NewInspection {
  readonly return_line_id: Id;
  readonly location_id: Id;
  readonly lot: string;
  readonly quantity: Quantity;
}

type Changes = Readonly<Record<string, string | number | null>>;

/** A row of a list that a shop keeps by code. */
export interface NewPlace {
  readonly code: string;
  readonly name: string;
  readonly kind?: string;
  readonly sellable?: 0 | 1;
  readonly stocked?: 0 | 1;
  readonly priority?: number;
  readonly buffer?: number;
  readonly cap?: number | null;
}

/** What a channel's code stands for. */
export interface Listed {
  readonly product_id: Id;
  /** How many of ours one of the listing is. */
  readonly units: Quantity;
}

/** Goods that change hands between the virtual places of the past. */
export interface PastMove {
  readonly line: number;
  readonly from_location_id: Id;
  readonly to_location_id: Id;
  readonly value: Minor;
}

export interface PastOrder {
  /** Where it brings its own, as an order of an export does. */
  readonly number?: number;
  readonly order: NewOrder;
  readonly lines: readonly NewLine[];
  readonly charges: readonly NewCharge[];
  /** One a line of goods. */
  readonly moves: readonly PastMove[];
}

export interface PastReturnLine extends Omit<NewReturnLine, 'order_line_id' | 'reason'> {
  readonly list_net: Minor;
  readonly tax_rate: Rate;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
}

export interface PastReturn {
  readonly returned: NewReturn;
  readonly currency: string;
  readonly lines: readonly PastReturnLine[];
  readonly moves: readonly PastMove[];
}

/** Which table's row an edit or an archiving is about. */
export type Kept = 'product' | 'party' | 'channel' | 'location';

/**
 * Everything that can happen in a shop. Recording an event is the only way to write: its recorder appends the facts
 * and shifts the cached levels, counters and roll-ups in the same transaction.
 */
export interface EventTypes {
  /** Without a value it is unset again. */
  setting_changed: {
    readonly key: string;
    readonly value: string | null;
    readonly before: string | null;
  };
  tax_category_added: { readonly code: string; readonly name: string };
  tax_rate_set: {
    readonly category: string;
    readonly country: string;
    readonly from_day: Day;
    /** Without a rate there is none from that day on, as before. */
    readonly rate: Rate | null;
    readonly before: Rate | null;
  };
  channel_added: NewPlace;
  location_added: NewPlace;
  /** A row that nothing refers to goes, and its code is free again. */
  removed: { readonly kept: 'tax_category' | 'channel' | 'location'; readonly code: string };
  product_added: NewProduct;
  /** Without parts it is no kit. */
  recipe_set: {
    readonly kit_id: Id;
    readonly parts: readonly RecipePart[];
    readonly before: readonly RecipePart[];
  };
  party_added: NewParty;
  /** `changes` and `before` name the same columns. */
  edited: { readonly kept: Kept; readonly id: Id; readonly changes: Changes; readonly before: Changes };
  stock_moved: { readonly move: NewMove };
  /** The books know a lot from now on; without a day it does not expire. */
  lot_opened: { readonly product_id: Id; readonly lot: string; readonly expires_on: Day | null };
  lot_edited: {
    readonly lot_id: Id;
    readonly product_id: Id;
    readonly expires_on: Day | null;
    readonly before: Day | null;
  };
  bin_set: {
    readonly product_id: Id;
    readonly location_id: Id;
    readonly bin: string | null;
    readonly before: string | null;
  };
  pick_sequence_set: {
    readonly product_id: Id;
    readonly location_id: Id;
    readonly pick_sequence: number | null;
    readonly before: number | null;
  };
  transfer_sent: {
    readonly from_location_id: Id;
    readonly to_location_id: Id;
    readonly sent_at: Instant;
    readonly sent_on: Day;
    readonly note: string | null;
    /** By line number, since the lines have no ids yet. */
    readonly lines: readonly {
      readonly line: number;
      readonly product_id: Id;
      readonly lot: string;
      readonly quantity: Quantity;
      readonly value: Minor;
    }[];
  };
  transfer_received: {
    readonly transfer_id: Id;
    readonly arrivals: readonly TransferArrival[];
    readonly moves: readonly TransferMove[];
  };
  /** Everything is back where it was sent from, as if it had not been sent. */
  transfer_recalled: { readonly transfer_id: Id; readonly moves: readonly TransferMove[] };
  /** Without terms the supplier does not sell it any more. */
  supplier_item_set: {
    readonly supplier_id: Id;
    readonly product_id: Id;
    readonly terms: SupplierTerms | null;
    readonly before: SupplierTerms | null;
  };
  /** What a channel calls a product; `null` where the code stands for nothing. */
  listing_set: {
    readonly channel_id: Id;
    readonly code: string;
    readonly listed: Listed | null;
    readonly before: Listed | null;
  };
  purchase_placed: NewPurchase;
  /** A draft is placed, an order is sent or cancelled. `changes` and `before` name the same columns. */
  purchase_changed: { readonly purchase_id: Id; readonly changes: Changes; readonly before: Changes };
  /** A draft has these lines now, instead of those before. */
  purchase_redrafted: {
    readonly purchase_id: Id;
    readonly lines: readonly NewPurchaseLine[];
    readonly before: readonly NewPurchaseLine[];
  };
  purchase_received: {
    readonly purchase_id: Id;
    readonly arrivals: readonly PurchaseUnits[];
    readonly moves: readonly PurchaseMove[];
  };
  purchase_charged: {
    readonly purchase_id: Id;
    readonly charges: readonly NewPurchaseCharge[];
    readonly charged_at: Instant;
    readonly charged_on: Day;
  };
  purchase_charges_voided: { readonly purchase_id: Id; readonly charge_ids: readonly Id[] };
  purchase_closed: {
    readonly purchase_id: Id;
    readonly lines: readonly PurchaseUnits[];
    readonly reason: string | null;
    readonly closed_at: Instant;
    readonly closed_on: Day;
  };
  /** What was closed may come after all. */
  purchase_reopened: {
    readonly purchase_id: Id;
    readonly closings: readonly (PurchaseUnits & { readonly id: Id })[];
  };
  supplier_returned: NewSupplierReturn;
  supplier_return_undone: {
    readonly supplier_return_id: Id;
    readonly units: readonly PurchaseUnits[];
    readonly moves: readonly (NewMove & { readonly supplier_return_line_id: Id })[];
  };
  reorder_levels_set: {
    readonly products: readonly {
      readonly product_id: Id;
      readonly after: ReorderLevels;
      readonly before: ReorderLevels;
    }[];
  };
  alerts_set: {
    readonly product_ids: readonly Id[];
    readonly state: AlertState;
    readonly before: AlertState;
  };
  /** A mail that waits to be sent. */
  message_queued: {
    readonly kind: 'low_stock';
    readonly to_name: string | null;
    readonly to_address: string;
    readonly subject: string;
    readonly body: string;
    readonly queued_at: Instant;
    readonly queued_on: Day;
  };
  /** It is about to be handed to the mail server. */
  message_claimed: { readonly message_id: Id; readonly began_at: Instant };
  /** What became of that. */
  message_settled: {
    readonly message_id: Id;
    readonly outcome: AttemptOutcome;
    /** What the mail server said. */
    readonly said: string | null;
    readonly ended_at: Instant;
    /** When it may be tried again, where it was put off. */
    readonly next_at: Instant | null;
  };
  count_started: {
    readonly location_id: Id;
    readonly abc: 'A' | 'B' | 'C' | 'U' | null;
    readonly blind: 0 | 1;
    readonly started_at: Instant;
    readonly started_on: Day;
    readonly note: string | null;
  };
  counted: {
    readonly count_id: Id;
    readonly lines: readonly {
      readonly product_id: Id;
      readonly lot: string;
      readonly quantity: Quantity;
      readonly recount: 0 | 1;
      readonly counted_at: Instant;
      readonly counted_on: Day;
    }[];
  };
  /** What an operation had counted counts no more. */
  counted_voided: { readonly count_id: Id; readonly line_ids: readonly Id[] };
  count_posted: {
    readonly count_id: Id;
    readonly location_id: Id;
    readonly results: readonly CountResult[];
  };
  count_abandoned: { readonly count_id: Id };
  count_reopened: { readonly count_id: Id };
  order_placed: {
    /** Where it brings its own, as an order of an export does. */
    readonly number?: number;
    readonly order: NewOrder;
    readonly lines: readonly NewLine[];
    readonly charges: readonly NewCharge[];
    /** By line number, since the lines have no ids yet. */
    readonly allocations: readonly {
      readonly line: number;
      readonly location_id: Id;
      readonly lot: string;
      readonly quantity: Quantity;
    }[];
  };
  /** A draft becomes an order. */
  draft_placed: { readonly order_id: Id; readonly placed_at: Instant; readonly placed_on: Day };
  lines_added: { readonly order_id: Id; readonly lines: readonly NewLine[] };
  order_edited: { readonly order_id: Id; readonly changes: Changes; readonly before: Changes };
  stock_allocated: { readonly order_id: Id; readonly promised: readonly Promised[] };
  units_cancelled: {
    readonly order_id: Id;
    readonly units: readonly CancelledUnits[];
    readonly promised: readonly Promised[];
    readonly charge_ids: readonly Id[];
    readonly reason: string | null;
    readonly cancelled_at: Instant;
    readonly cancelled_on: Day;
  };
  lifecycle_changed: {
    readonly order_id: Id;
    readonly lifecycle: 'draft' | 'open' | 'closed' | 'cancelled';
    readonly before: string;
    readonly reason: string | null;
  };
  order_held: { readonly order_id: Id; readonly reason: string; readonly until: Day | null };
  order_released: { readonly order_id: Id; readonly reason: string; readonly until: Day | null };
  payment_added: NewPayment;
  payment_voided: {
    readonly payment_id: Id;
    readonly order_id: Id | null;
    readonly number: number;
    readonly reason: string;
  };
  credit_written: NewCredit;
  credit_voided: { readonly credit_id: Id; readonly order_id: Id | null };
  shipped: {
    readonly order_id: Id;
    readonly kind: 'delivery' | 'collection' | 'history';
    readonly carrier: string | null;
    readonly tracking: string | null;
    readonly shipped_at: Instant;
    readonly shipped_on: Day;
    /** Allocation used up by the parcel, negative. */
    readonly promised: readonly Promised[];
    readonly moves: readonly NewMove[];
  };
  tracking_set: {
    readonly shipment_id: Id;
    readonly order_id: Id;
    readonly carrier: string | null;
    readonly tracking: string | null;
    readonly before: { readonly carrier: string | null; readonly tracking: string | null };
  };
  shipment_voided: {
    readonly shipment_id: Id;
    readonly order_id: Id;
    readonly number: number;
    readonly reason: string;
    readonly promised: readonly Promised[];
    readonly moves: readonly NewMove[];
  };
  delivered: {
    readonly shipment_id: Id;
    readonly order_id: Id;
    readonly delivered_at: Instant;
    readonly delivered_on: Day;
  };
  delivery_voided: { readonly delivery_id: Id; readonly shipment_id: Id; readonly order_id: Id };
  return_requested: NewReturn & { readonly lines: readonly NewReturnLine[] };
  /** Declining and cancelling end what has not come back yet. */
  return_decided: {
    readonly return_id: Id;
    readonly order_id: Id | null;
    readonly lifecycle: 'requested' | 'approved' | 'declined' | 'cancelled';
    readonly before: string;
    readonly reason: string | null;
    readonly ended: readonly {
      readonly return_line_id: Id;
      readonly order_line_id: Id | null;
      readonly quantity: Quantity;
    }[];
  };
  return_received: {
    readonly return_id: Id;
    readonly order_id: Id | null;
    readonly moves: readonly NewMove[];
  };
  return_inspected: {
    readonly return_id: Id;
    readonly order_id: Id | null;
    readonly verdict: 'restocked' | 'scrapped' | 'quarantined';
    readonly inspected_at: Instant;
    readonly inspected_on: Day;
    readonly lines: readonly NewInspection[];
    readonly moves: readonly NewMove[];
  };
  /** An order of the time before docket: it stands as placed, paid, shipped and delivered on its day. */
  past_order_recorded: PastOrder;
  /** Goods that came back before docket, of an order that nobody names. */
  past_return_recorded: PastReturn;
  /** What a channel said of an order, in short: the same again is nothing new. */
  order_reported: {
    readonly order_id: Id;
    readonly updated_at: Instant | null;
    readonly content_hash: string;
    readonly unpriced: 0 | 1;
  };
  /** Its channel says what an order comes to that the catalogue's prices stood in for. */
  order_repriced: RepricedOrder & { readonly order_id: Id; readonly before: RepricedOrder };
  /** Units have left, as a channel says, that were not there to leave. */
  exception_raised: {
    readonly kind: 'oversold';
    readonly order_id: Id;
    readonly order_line_id: Id;
    readonly quantity: Quantity;
    readonly raised_at: Instant;
    readonly raised_on: Day;
  };
  profile_saved: {
    readonly name: string;
    readonly kind: string;
    readonly format: string;
    readonly mapping: string;
    readonly fingerprint: string;
  };
  /** Orders and returns of the past are taken back: their facts are reversed, and they enter no count any more. */
  past_taken_back: { readonly order_ids: readonly Id[]; readonly return_ids: readonly Id[] };
  batch_imported: {
    readonly kind: string;
    readonly format: string;
    readonly file: string;
    readonly sha256: string;
    readonly imported_at: Instant;
    readonly rows: number;
    readonly records: number;
    readonly created: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly rejected: number;
    /** What else was made, as JSON: counts by kind of thing. */
    readonly also: string;
  };
  /** A thing that an undone operation had made stands for nothing any more. */
  taken_back: {
    readonly table:
      | 'orders' | 'returns' | 'products' | 'parties' | 'import_batches' | 'import_profiles' | 'counts' | 'purchases' | 'messages' | 'lots'; // prettier-ignore
    readonly ids: readonly Id[];
  };
}

export type EventType = keyof EventTypes;
export type DocketEvent<T extends EventType = EventType> = {
  [K in T]: { readonly type: K } & EventTypes[K];
}[T];
