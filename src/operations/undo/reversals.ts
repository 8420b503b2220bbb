import type { DocketEvent, EventType, EventTypes, NewMove } from '../../domain/events.ts';
import { record } from '../../store/record/index.ts';
import type { RowOf } from '../../store/schema.ts';
import type { Work } from '../../store/work.ts';
import { refuseRetracked } from '../stock/lots.ts';
import * as catalogue from './catalogue.ts';
import * as imports from './imports.ts';
import * as lots from './lots.ts';
import * as messages from './messages.ts';
import { listingSet } from './listings.ts';
import * as orders from './orders.ts';
import * as payments from './payments.ts';
import * as purchases from './purchases.ts';
import * as promises from './promises.ts';
import * as reorder from './reorder.ts';
import * as recipes from './recipes.ts';
import { orderRepriced } from './reprice.ts';
import * as returns from './returns.ts';
import type { Final, Logged, Reversal } from './reversal.ts';
import * as shipments from './shipments.ts';
import * as shop from './shop.ts';
import * as stock from './stock.ts';
import * as supplierReturns from './supplier-returns.ts';
import * as counts from './counts.ts';
import * as transfers from './transfers.ts';

/** What can be taken back, and how. */
const reversals = {
  setting_changed: shop.settingChanged,
  tax_category_added: shop.taxCategoryAdded,
  tax_rate_set: shop.taxRateSet,
  channel_added: shop.channelAdded,
  location_added: shop.locationAdded,
  product_added: catalogue.productAdded,
  recipe_set: recipes.recipeSet,
  party_added: catalogue.partyAdded,
  edited: catalogue.edited,
  stock_moved: stock.stockMoved,
  lot_opened: lots.lotOpened,
  lot_edited: lots.lotEdited,
  bin_set: stock.binSet,
  pick_sequence_set: stock.pickSequenceSet,
  transfer_sent: transfers.transferSent,
  transfer_received: transfers.transferReceived,
  supplier_item_set: purchases.supplierItemSet,
  listing_set: listingSet,
  purchase_placed: purchases.purchasePlaced,
  purchase_changed: purchases.purchaseChanged,
  purchase_redrafted: purchases.purchaseRedrafted,
  purchase_received: purchases.purchaseReceived,
  purchase_charged: purchases.purchaseCharged,
  purchase_closed: purchases.purchaseClosed,
  supplier_returned: supplierReturns.supplierReturned,
  reorder_levels_set: reorder.reorderLevelsSet,
  alerts_set: purchases.alertsSet,
  message_queued: messages.messageQueued,
  count_started: counts.countStarted,
  counted: counts.counted,
  count_posted: counts.countPosted,
  count_abandoned: counts.countAbandoned,
  order_placed: orders.orderPlaced,
  draft_placed: orders.draftPlaced,
  lines_added: orders.linesAdded,
  order_edited: orders.orderEdited,
  order_repriced: orderRepriced,
  stock_allocated: promises.stockAllocated,
  lifecycle_changed: orders.lifecycleChanged,
  order_held: orders.orderHeld,
  order_released: orders.orderReleased,
  payment_added: payments.paymentAdded,
  credit_written: payments.creditWritten,
  shipped: shipments.shipped,
  tracking_set: shipments.trackingSet,
  delivered: shipments.delivered,
  return_requested: returns.returnRequested,
  return_decided: returns.returnDecided,
  return_received: returns.returnReceived,
  return_inspected: returns.returnInspected,
  profile_saved: imports.profileSaved,
} satisfies { readonly [T in EventType]?: Reversal<T> };

/** What stays as it is, and the command that does instead what an undo would. */
const finals: { readonly [T in Exclude<EventType, keyof typeof reversals>]: Final<T> } = {
  removed: imports.takenBack,
  units_cancelled: orders.unitsCancelled,
  payment_voided: payments.paymentVoided,
  credit_voided: payments.creditVoided,
  shipment_voided: shipments.shipmentVoided,
  delivery_voided: shipments.deliveryVoided,
  past_order_recorded: imports.imported,
  past_return_recorded: imports.imported,
  order_reported: imports.imported,
  exception_raised: imports.imported,
  batch_imported: imports.imported,
  past_taken_back: imports.takenBack,
  transfer_recalled: imports.takenBack,
  purchase_reopened: imports.takenBack,
  purchase_charges_voided: imports.takenBack,
  supplier_return_undone: imports.takenBack,
  counted_voided: imports.takenBack,
  count_reopened: imports.takenBack,
  message_claimed: messages.messageSent,
  message_settled: messages.messageSent,
  taken_back: imports.takenBack,
};

/** An entry of the log as it is stored. */
export type Entry = RowOf<'events'>;

/** Refuses (4) the first of these events that stays as it is, naming the command that does instead what its undo would. */
export async function refuseFinal(work: Work, events: readonly Entry[]): Promise<void> {
  for (const event of events) {
    const final = (finals as Readonly<Record<string, Final<EventType> | undefined>>)[event.type];
    if (final) throw await final(work, loggedOf(event));
  }
}

/** Records the reverse of one event; refuses (4) naming what depends on it. */
export async function reverse(work: Work, event: Entry): Promise<void> {
  const reversal = (reversals as unknown as Readonly<Record<string, Reversal<EventType> | undefined>>)[
    event.type
  ];
  if (!reversal) throw new TypeError(`there is no way back from ${event.type}`);
  const events = await reversal(work, loggedOf(event));
  await refuseRetracked(work, events.flatMap(movesIn));
  await record(work, events);
}

/** The goods that an event moves. */
function movesIn(event: DocketEvent): readonly NewMove[] {
  if (event.type === 'stock_moved') return [event.move];
  return 'moves' in event && event.type !== 'past_order_recorded' && event.type !== 'past_return_recorded'
    ? event.moves
    : [];
}

function loggedOf({ payload, entity_id, operation_id }: Entry): Logged {
  return { payload: JSON.parse(payload) as EventTypes[EventType], entity_id, operation: operation_id };
}
