import type { EventType } from '../../domain/events.ts';
import * as catalogue from './catalogue.ts';
import * as orders from './orders.ts';
import * as payments from './payments.ts';
import * as returns from './returns.ts';
import * as shipments from './shipments.ts';
import type { Reversal } from './reversal.ts';
import * as stock from './stock.ts';

/** What can be taken back, and how. An event that is not here cannot. */
export const reversals: { readonly [T in EventType]?: Reversal<T> } = {
  setting_changed: catalogue.settingChanged,
  channel_added: catalogue.channelAdded,
  location_added: catalogue.locationAdded,
  product_added: catalogue.productAdded,
  party_added: catalogue.partyAdded,
  edited: catalogue.edited,
  stock_moved: stock.stockMoved,
  bin_set: stock.binSet,
  order_placed: orders.orderPlaced,
  draft_placed: orders.draftPlaced,
  order_edited: orders.orderEdited,
  stock_allocated: orders.stockAllocated,
  order_held: orders.orderHeld,
  order_released: orders.orderReleased,
  payment_added: payments.paymentAdded,
  credit_written: payments.creditWritten,
  shipped: shipments.shipped,
  delivered: shipments.delivered,
  return_requested: returns.returnRequested,
  return_decided: returns.returnDecided,
  return_received: returns.returnReceived,
  return_inspected: returns.returnInspected,
};
