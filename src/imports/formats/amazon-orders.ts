import type { Format } from './format.ts';

/** What Amazon's three reports on orders call the same; a promotion can take rows of its own that name no SKU. */
const shared = {
  kind: 'orders',
  constants: { channel: 'amazon', payment: 'paid' },
  lines_by: 'sku',
  dates: 'iso',
  decimal: '.',
  services: [],
} as const satisfies Partial<Format>;

const place = {
  ship_to_city: 'ship-city',
  ship_to_region: 'ship-state',
  ship_to_postcode: 'ship-postal-code',
  ship_to_country: 'ship-country',
  country: 'ship-country',
};

const recipient = {
  customer_email: 'buyer-email',
  customer_name: ['buyer-name', 'recipient-name'],
  customer_phone: ['buyer-phone-number', 'ship-phone-number'],
  ship_to_name: 'recipient-name',
  ship_to_line1: 'ship-address-1',
  ...place,
};

const secondLine = { ship_to_line2: ['ship-address-2', 'ship-address-3'] };

/** Every amount is what the buyer paid for a whole row, its share of the postage included. */
const amounts = {
  currency: 'currency',
  line_list: 'item-price',
  line_tax: 'item-tax',
  line_discount: 'item-promotion-discount',
  shipping: 'shipping-price',
  shipping_tax: 'shipping-tax',
  shipping_discount: 'ship-promotion-discount',
};

const adds_up = ['shipping', 'shipping_tax', 'shipping_discount'];

/** What is to be sent; it has no prices: the catalogue's are taken. */
export const amazonUnshipped: Format = {
  ...shared,
  name: 'amazon_unshipped',
  about: 'Amazon: Unshipped Orders (order-id, promise-date, quantity-to-ship …); no prices',
  marks: ['order-id', 'quantity-to-ship'],
  columns: {
    external_ref: 'order-id',
    placed_at: 'purchase-date',
    paid_at: 'payments-date',
    promised_on: 'promise-date',
    sku: 'sku',
    name: 'product-name',
    quantity: 'quantity-purchased',
    shipped: 'quantity-shipped',
    ...recipient,
  },
  joined: secondLine,
};

export const amazonOrderReport: Format = {
  ...shared,
  name: 'amazon_order_report',
  about: 'Amazon: Order Report (order-id, buyer-name, item-price …); item-price is the whole line',
  marks: ['order-id', 'item-price', 'quantity-purchased'],
  columns: {
    external_ref: 'order-id',
    placed_at: 'purchase-date',
    paid_at: 'payments-date',
    note: 'delivery-Instructions',
    sku: 'sku',
    name: 'product-name',
    quantity: 'quantity-purchased',
    ...recipient,
    ...amounts,
  },
  joined: secondLine,
  adds_up,
};

const shippedWords = {
  shipped: 'fulfilled',
  shipped_delivered_to_buyer: 'fulfilled',
  shipped_picked_up: 'fulfilled',
  shipped_out_for_delivery: 'fulfilled',
  shipped_returned_to_seller: 'fulfilled',
  shipped_returning_to_seller: 'fulfilled',
  shipped_rejected_by_buyer: 'fulfilled',
  shipped_undeliverable: 'fulfilled',
  complete: 'fulfilled',
  partially_shipped: 'partial',
  unshipped: 'unfulfilled',
  shipping: 'unfulfilled',
  pending: 'unfulfilled',
  pending_waiting_for_pick_up: 'unfulfilled',
  '*': '',
};

const cancelledWords = { cancelled: 'cancelled', canceled: 'cancelled', '*': '' };

/** A cancelled line may have a quantity of 0 and no price. */
export const amazonAllOrders: Format = {
  ...shared,
  name: 'amazon_all_orders',
  about: 'Amazon: All Orders (amazon-order-id, order-status, item-status …); item-price is the whole line',
  marks: ['amazon-order-id', 'order-status'],
  columns: {
    external_ref: 'amazon-order-id',
    placed_at: 'purchase-date',
    updated_at: 'last-updated-date',
    lifecycle: 'order-status',
    payment: 'order-status',
    fulfilment: 'order-status',
    hold_reason: 'order-status',
    sku: 'sku',
    name: 'product-name',
    quantity: ['quantity', 'quantity-purchased'],
    line_fulfilment: 'item-status',
    line_lifecycle: 'item-status',
    ...place,
    ...amounts,
  },
  constants: { channel: 'amazon' },
  words: {
    lifecycle: cancelledWords,
    payment: { pending: 'unpaid', cancelled: 'voided', canceled: 'voided', '*': 'paid' },
    fulfilment: shippedWords,
    hold_reason: { pending: 'Payment pending at Amazon', '*': '' },
    line_fulfilment: shippedWords,
    line_lifecycle: cancelledWords,
  },
  adds_up,
};
