import type { Aliases } from '../engine/columns.ts';

/** What carriers, warehouses, banks and shops call the columns of what happened to orders. */
const order = [
  'Order Number', 'Order No', 'Order No.', 'Order ID', 'Order #', 'Order Reference', 'Order Ref', 'Customer Reference',
  'Customer Ref', 'Shipment Reference', 'Reference', 'Reference 1', 'Your Reference', 'Client Reference', 'PO Number', 'Ref',
  'Bestellnummer', 'Auftragsnummer', 'Référence', 'N° de commande', 'Bestelnummer', 'Número de pedido',
]; // prettier-ignore

const external_ref = ['External Reference', 'Channel Order', 'Channel Order ID', 'Channel Reference'];

export const shipmentAliases: Aliases = {
  order,
  external_ref,
  carrier: ['Carrier Name', 'Courier', 'Shipping Carrier', 'Shipped Via', 'Versanddienst', 'Transporteur', 'Vervoerder'],
  tracking: [
    'Tracking Number', 'Tracking No', 'Tracking #', 'Tracking Code', 'Tracking ID', 'Consignment', 'Consignment Number',
    'Consignment No', 'Parcel Number', 'Waybill', 'Waybill Number', 'Airwaybill', 'AWB', 'Sendungsnummer', 'Paketnummer',
    'Numéro de suivi', 'N° de suivi', 'Track & Trace', 'Número de seguimiento',
  ],
  shipped_on: [
    'Ship Date', 'Shipped Date', 'Date Shipped', 'Shipping Date', 'Despatch Date', 'Dispatch Date', 'Dispatched On',
    'Despatched On', 'Date Despatched', 'Collection Date', 'Shipped', 'Versanddatum', "Date d'expédition", 'Verzenddatum',
  ],
  delivered_on: ['Delivery Date', 'Delivered', 'Date Delivered', 'Zustelldatum', 'Date de livraison'],
  sku: ['Item SKU', 'Product SKU', 'Item Code', 'Product Code', 'Artikelnummer'],
  quantity: ['Qty', 'Quantity Shipped', 'Qty Shipped', 'Shipped Quantity', 'Units', 'Menge', 'Quantité', 'Aantal'],
}; // prettier-ignore

export const paymentAliases: Aliases = {
  order,
  external_ref,
  amount: [
    'Amount Paid',
    'Paid',
    'Payment',
    'Payment Amount',
    'Total',
    'Betrag',
    'Montant',
    'Bedrag',
    'Importe',
  ],
  method: ['Payment Method', 'Paid By', 'Payment Type', 'Zahlungsart', 'Mode de paiement', 'Betaalwijze'],
  paid_on: [
    'Date',
    'Payment Date',
    'Date Paid',
    'Paid Date',
    'Datum',
    'Zahlungsdatum',
    'Date de paiement',
    'Fecha',
  ],
  ref: ['Transaction ID', 'Transaction', 'Payment Reference', 'Payment ID', 'Bank Reference'],
  kind: ['Type'],
};
