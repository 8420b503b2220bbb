import type { Format } from './format.ts';

/** What the screen says in German, French, Dutch and Spanish. */
const translations: Readonly<Record<string, readonly string[]>> = {
  completed: ['Fertiggestellt', 'Abgeschlossen', 'Terminée', 'Voltooid', 'Afgerond', 'Completado'],
  processing: ['In Bearbeitung', 'En cours', 'In behandeling', 'Procesando'],
  on_hold: ['In Wartestellung', 'En attente', 'In de wacht', 'En espera'],
  pending_payment: [
    'Zahlung ausstehend', 'Attente paiement', 'En attente de paiement', 'Wachtend op betaling', 'Pendiente de pago',
  ],
  cancelled: ['Storniert', 'Annulée', 'Geannuleerd', 'Cancelado'],
  refunded: ['Rückerstattet', 'Erstattet', 'Remboursée', 'Terugbetaald', 'Reembolsado'],
  failed: ['Fehlgeschlagen', 'Échouée', 'Échoué', 'Mislukt', 'Fallido'],
}; // prettier-ignore

/** `wc-processing` in the database, “Processing” on the screen. */
function statuses(table: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const spellings = Object.entries(table).flatMap(([status, word]) =>
    [status, `wc_${status}`, ...(translations[status] ?? [])].map((spelling) => [spelling, word] as const),
  );
  return { ...Object.fromEntries(spellings), '*': '' };
}

/**
 * Orders of WooCommerce as the plugin Advanced Order Export writes them: what is said of an order stands on each of its
 * rows, the discount of a coupon included, and quantities are what is left after refunds.
 */
export const woocommerceOrders: Format = {
  name: 'woocommerce_orders',
  kind: 'orders',
  about: 'WooCommerce: Advanced Order Export (Order Number, Order Status, Quantity (- Refund) …)',
  marks: ['Order Status', ['Item Name', 'Product Name', 'Item Cost']],
  columns: {
    external_ref: ['Order Number', 'Order ID'],
    placed_at: ['Order Date', 'Date'],
    updated_at: ['Order Modified Date', 'Modified Date', 'Date Modified'],
    paid_at: ['Paid Date', 'Date Paid'],
    note: ['Customer Note', 'Order Notes'],
    lifecycle: 'Order Status',
    payment: 'Order Status',
    fulfilment: 'Order Status',
    hold_reason: 'Order Status',
    shipped_at: ['Completed Date', 'Date Completed'],
    currency: ['Order Currency', 'Currency'],
    customer_name: ['Full Name (Billing)', 'Billing Name', 'Customer Name'],
    customer_email: ['Email (Billing)', 'Billing Email', 'Customer Email'],
    customer_phone: ['Phone (Billing)', 'Billing Phone'],
    ship_to_name: ['Full Name (Shipping)', 'Shipping Name'],
    ship_to_line1: ['Address 1&2 (Shipping)', 'Address 1 (Shipping)', 'Shipping Address 1'],
    ship_to_line2: ['Address 2 (Shipping)', 'Shipping Address 2'],
    ship_to_city: ['City (Shipping)', 'Shipping City'],
    ship_to_region: ['State Name (Shipping)', 'State Code (Shipping)', 'Shipping State'],
    ship_to_postcode: ['Postcode (Shipping)', 'Shipping Postcode'],
    ship_to_country: ['Country Code (Shipping)', 'Country Name (Shipping)', 'Shipping Country'],
    country: ['Country Code (Shipping)', 'Country Name (Shipping)', 'Shipping Country'],
    payment_method: ['Payment Method Title', 'Payment Method'],
    subtotal: ['Order Subtotal Amount', 'Order Subtotal'],
    order_discount: ['Cart Discount Amount', 'Order Discount Amount', 'Cart Discount'],
    shipping: ['Order Shipping Amount', 'Order Shipping', 'Shipping Total'],
    shipping_tax: ['Order Shipping Tax Amount', 'Shipping Tax Amount'],
    refunded: ['Order Refund Amount', 'Refunded Amount'],
    tax: ['Order Total Tax Amount', 'Order Tax'],
    total: ['Order Total Amount', 'Order Total'],
    sku: ['SKU', 'Item SKU', 'Product SKU'],
    item: ['Product ID', 'Product Id', 'Item Name'],
    name: ['Item Name', 'Product Name'],
    options: ['Product Variation', 'Item Meta'],
    quantity: ['Quantity (- Refund)', 'Quantity', 'Item Quantity'],
    unit_price: ['Item Cost', 'Item Price', 'Product Price'],
  },
  joined: {
    customer_name: ['First Name (Billing)', 'Last Name (Billing)'],
    ship_to_name: ['First Name (Shipping)', 'Last Name (Shipping)'],
  },
  constants: { channel: 'woocommerce' },
  words: {
    lifecycle: statuses({
      cancelled: 'cancelled',
      canceled: 'cancelled',
      failed: 'cancelled',
      refunded: 'closed',
    }),
    payment: statuses({
      completed: 'paid',
      processing: 'paid',
      refunded: 'refunded',
      on_hold: 'unpaid',
      pending: 'unpaid',
      pending_payment: 'unpaid',
      cancelled: 'voided',
      canceled: 'voided',
      failed: 'voided',
    }),
    fulfilment: statuses({
      completed: 'fulfilled',
      processing: 'unfulfilled',
      on_hold: 'unfulfilled',
      pending: 'unfulfilled',
      pending_payment: 'unfulfilled',
    }),
    hold_reason: statuses({
      on_hold: 'On hold at WooCommerce',
      pending: 'Payment pending at WooCommerce',
      pending_payment: 'Payment pending at WooCommerce',
    }),
  },
  dates: 'open',
  decimal: '.',
  services: [],
};
