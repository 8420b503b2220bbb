import { hash } from 'node:crypto';
import type { DocketEvent, EventType } from '../../domain/events.ts';
import { takeIds } from '../numbers.ts';
import { insertRows } from '../rows.ts';
import type { Work } from '../work.ts';
import * as catalogue from './catalogue.ts';
import * as counts from './counts.ts';
import * as imports from './imports.ts';
import { listingSet } from './listings.ts';
import { orderRepriced } from './reprice.ts';
import { loggedOf } from './logged.ts';
import * as lots from './lots.ts';
import * as messages from './messages.ts';
import * as orders from './orders.ts';
import * as past from './past.ts';
import * as payments from './payments.ts';
import * as purchases from './purchases.ts';
import type { About, Recorder } from './recorder.ts';
import * as reorder from './reorder.ts';
import * as recipes from './recipes.ts';
import * as returns from './returns.ts';
import * as shipments from './shipments.ts';
import * as stock from './stock.ts';
import * as supplierReturns from './supplier-returns.ts';
import * as transfers from './transfers.ts';

const recorders: { readonly [T in EventType]: Recorder<T> } = {
  setting_changed: catalogue.settingChanged,
  tax_category_added: catalogue.taxCategoryAdded,
  tax_rate_set: catalogue.taxRateSet,
  channel_added: catalogue.channelAdded,
  location_added: catalogue.locationAdded,
  removed: catalogue.removed,
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
  transfer_recalled: transfers.transferRecalled,
  supplier_item_set: purchases.supplierItemSet,
  listing_set: listingSet,
  purchase_placed: purchases.purchasePlaced,
  purchase_changed: purchases.purchaseChanged,
  purchase_redrafted: purchases.purchaseRedrafted,
  purchase_received: purchases.purchaseReceived,
  purchase_charged: purchases.purchaseCharged,
  purchase_charges_voided: purchases.purchaseChargesVoided,
  purchase_closed: purchases.purchaseClosed,
  purchase_reopened: purchases.purchaseReopened,
  supplier_returned: supplierReturns.supplierReturned,
  supplier_return_undone: supplierReturns.supplierReturnUndone,
  reorder_levels_set: reorder.reorderLevelsSet,
  alerts_set: purchases.alertsSet,
  message_queued: messages.messageQueued,
  message_claimed: messages.messageClaimed,
  message_settled: messages.messageSettled,
  count_started: counts.countStarted,
  counted: counts.counted,
  counted_voided: counts.countedVoided,
  count_posted: counts.countPosted,
  count_abandoned: counts.countAbandoned,
  count_reopened: counts.countReopened,
  order_placed: orders.orderPlaced,
  draft_placed: orders.draftPlaced,
  lines_added: orders.linesAdded,
  order_edited: orders.orderEdited,
  stock_allocated: orders.stockAllocated,
  units_cancelled: orders.unitsCancelled,
  lifecycle_changed: orders.lifecycleChanged,
  order_held: orders.orderHeld,
  order_released: orders.orderReleased,
  payment_added: payments.paymentAdded,
  payment_voided: payments.paymentVoided,
  credit_written: payments.creditWritten,
  credit_voided: payments.creditVoided,
  shipped: shipments.shipped,
  tracking_set: shipments.trackingSet,
  shipment_voided: shipments.shipmentVoided,
  delivered: shipments.delivered,
  delivery_voided: shipments.deliveryVoided,
  return_requested: returns.returnRequested,
  return_decided: returns.returnDecided,
  return_received: returns.returnReceived,
  return_inspected: returns.returnInspected,
  past_order_recorded: past.pastOrderRecorded,
  past_return_recorded: past.pastReturnRecorded,
  past_taken_back: past.pastTakenBack,
  order_reported: imports.orderReported,
  order_repriced: orderRepriced,
  exception_raised: imports.exceptionRaised,
  profile_saved: imports.profileSaved,
  batch_imported: imports.batchImported,
  taken_back: imports.takenBack,
};

/**
 * Records what happened, in order: the only way to write. Facts, caches and the event log move in the transaction of
 * the work. Returns the id of what each event is about (a new order's id, a new product's, …).
 */
export async function record(work: Work, events: readonly DocketEvent[]): Promise<number[]> {
  const abouts: About[] = [];
  for (const run of runsOfOneType(events)) abouts.push(...(await recordRun(work, run)));
  await appendToLog(work, events, abouts);
  return abouts.map((about) => about.id);
}

function recordRun(work: Work, run: readonly [DocketEvent, ...DocketEvent[]]): Promise<About[]> {
  // Each recorder takes only its own type; the run holds events of one type.
  const recorder = recorders[run[0].type] as unknown as Recorder<EventType>;
  return recorder(work, run);
}

function runsOfOneType(events: readonly DocketEvent[]): [DocketEvent, ...DocketEvent[]][] {
  const runs: [DocketEvent, ...DocketEvent[]][] = [];
  for (const event of events) {
    const last = runs.at(-1);
    if (last?.[0].type === event.type) last.push(event);
    else runs.push([event]);
  }
  return runs;
}

/** The log is an index of the facts; each entry is hashed when it is written, so that a later change shows. */
async function appendToLog(
  work: Work,
  events: readonly DocketEvent[],
  abouts: readonly About[],
): Promise<void> {
  const next = await takeIds(work, events.length);
  const rows = events.map((event, index) => {
    const about = abouts[index];
    if (!about) throw new TypeError(`the recorder of ${event.type} said nothing of its event`);
    const { type, ...payload } = event;
    const text = JSON.stringify(loggedOf(type, payload));
    const entry = {
      id: next(),
      operation_id: work.operation,
      type,
      entity: about.entity,
      entity_id: about.id,
      payload: text,
    };
    return { ...entry, hash: hashOf(entry) };
  });
  await insertRows(work, 'events', rows);
}

/** What an entry of the log is hashed as; `db check` compares. */
export function hashOf(entry: {
  readonly operation_id: number;
  readonly type: string;
  readonly entity: string;
  readonly entity_id: number;
  readonly payload: string;
}): string {
  const text = `${entry.operation_id}\n${entry.type}\n${entry.entity}\n${entry.entity_id}\n${entry.payload}`;
  return hash('sha256', text, 'hex');
}
