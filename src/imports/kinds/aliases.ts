import type { KindName } from '../../domain/imports/kinds.ts';
import type { Aliases } from '../engine/columns.ts';
import { paymentAliases, shipmentAliases } from './fact-aliases.ts';

/**
 * What people call the columns of their own sheets, in English, German, French, Dutch and Spanish. Of several that a
 * file has, the earlier name is meant; case, accents, blanks and punctuation make no difference.
 */
const sku = [
  'Stock Code', 'SKU Code', 'Item SKU', 'Variant SKU', 'Lineitem sku', 'Product SKU', 'Artikelnummer', 'Artikel-Nr', 'Art-Nr',
  'Artikelcode', 'Artikelnr', 'Référence', 'Réf', 'Reference', 'Referencia', 'Ref', 'Item Code', 'Item No', 'Item Number', 'Part Number',
  'Part No', 'Product Code', 'Product ID', 'Code article', 'Code produit', 'Código', 'Código de artículo', 'Código artículo', 'Cód. artículo', 'Artikel', 'Item',
  'Product', 'Produkt', 'Code', 'Code-Nr',
]; // prettier-ignore

const productName = [
  'Product Name', 'Item Name', 'Description', 'Title', 'Bezeichnung', 'Artikelbezeichnung', 'Beschreibung', 'Produktname',
  'Désignation', 'Libellé', 'Omschrijving', 'Naam', 'Descripción', 'Nombre', 'Denominación', 'Item Description', 'Product Description',
  'Product', 'Produkt', 'Artikel', 'Article', 'Producto', 'Artículo',
]; // prettier-ignore

const quantity = [
  'Qty', 'Quantity Ordered', 'Qty Ordered', 'Quantity Purchased', 'Units', 'Menge', 'Anzahl', 'Stück', 'Stückzahl', 'Qté',
  'Quantité', 'Aantal', 'Cantidad', 'Cant', 'Count', 'Pieces', 'Pcs',
]; // prettier-ignore

const price = [
  'Unit Price', 'Price', 'Price ex VAT', 'Price (ex VAT)', 'Price ex tax', 'Net Price', 'Selling Price', 'Retail Price',
  'Sale Price', 'Regular Price', 'List Price', 'Einzelpreis', 'Stückpreis', 'Verkaufspreis', 'VK-Preis', 'VK', 'Preis',
  'PU HT', 'PU', 'Prix unitaire', 'Prix unitaire HT', 'Prix HT', 'Prix', 'Stukprijs', 'Eenheidsprijs', 'Verkoopprijs', 'Prijs',
  'Precio unitario', 'Unit Price ex VAT', 'RRP', 'PV HT', 'Prix de vente', 'Prix de vente HT', 'Preis netto', 'Einzelpreis netto', 'VK netto', 'Precio de venta', 'Precio',
]; // prettier-ignore

const cost = [
  'Unit Cost', 'Cost Price', 'Purchase Price', 'Buying Price', 'Einkaufspreis', 'EK-Preis', 'EK', "Prix d'achat", 'PA HT',
  'Inkoopprijs', 'Kostprijs', 'Precio de compra', 'Coste',
]; // prettier-ignore

const email = [
  'E-mail',
  'E-mail Address',
  'Email Address',
  'Mail',
  'E-Mail-Adresse',
  'Courriel',
  'Adresse e-mail',
  'Correo',
  'Correo electrónico',
];
const barcode = [
  'EAN',
  'EAN Code',
  'EAN-13',
  'GTIN',
  'UPC',
  'ISBN',
  'Barcode No',
  'Strichcode',
  'Code-barres',
  'Streepjescode',
  'Código de barras',
];
const note = [
  'Notes',
  'Comment',
  'Comments',
  'Remarks',
  'Bemerkung',
  'Bemerkungen',
  'Notiz',
  'Remarque',
  'Remarques',
  'Commentaire',
  'Opmerking',
  'Opmerkingen',
  'Nota',
  'Notas',
  'Observaciones',
];
const supplier = [
  'Supplier Code',
  'Supplier Name',
  'Vendor',
  'Lieferant',
  'Fournisseur',
  'Leverancier',
  'Proveedor',
];
const country = ['Country Code', 'Land', 'Pays', 'País'];
const external_ref = [
  'Order', 'Order Number', 'Order No', 'Order ID', 'Order Ref', 'Order Reference', 'Invoice', 'Invoice No', 'Invoice Number',
  'Auftrag', 'Auftragsnummer', 'Auftrags-Nr', 'Bestellung', 'Bestellnummer', 'Bestell-Nr', 'Rechnung', 'Rechnungsnummer',
  'Rechnungs-Nr', 'Commande', 'N° commande', 'N° de commande', 'Numéro de commande', 'Facture', 'N° facture', 'N° de facture',
  'Numéro de facture', 'Bestelnummer', 'Ordernummer', 'Factuur', 'Factuurnummer', 'Pedido', 'N° pedido', 'Número de pedido',
  'Factura', 'N° factura', 'Número de factura',
]; // prettier-ignore
const orderDay = [
  'Order Date', 'Date Ordered', 'Invoice Date', 'Sale Date', 'Purchase Date', 'Date', 'Datum', 'Bestelldatum', 'Auftragsdatum',
  'Rechnungsdatum', 'Date de commande', 'Date commande', 'Date de facture', 'Besteldatum', 'Orderdatum', 'Factuurdatum', 'Fecha',
  'Fecha de pedido', 'Fecha de factura',
]; // prettier-ignore

const orders: Aliases = {
  external_ref,
  sku,
  name: productName,
  quantity,
  unit_price: price,
  customer_code: ['Customer', 'Customer No', 'Customer ID', 'Customer Code', 'Cust No', 'Account', 'Kunde', 'Kundennummer', 'Kunden-Nr', 'Client', 'N° client', 'Code client', 'Klant', 'Klantnummer', 'Cliente', 'N° cliente'],
  customer_name: ['Buyer', 'Buyer Name', 'Kundenname', 'Nom du client', 'Nom client', 'Klantnaam', 'Nombre del cliente'],
  customer_email: ['Buyer Email', ...email],
  tax_rate: ['VAT Rate', 'VAT %', 'Tax %', 'MwSt', 'MwSt %', 'USt %', 'TVA', 'TVA %', 'BTW %', 'IVA %'],
  discount: ['Rabatt', 'Remise', 'Korting', 'Descuento'],
  shipping: ['Postage', 'Delivery', 'Carriage', 'Freight', 'Versand', 'Versandkosten', 'Frais de port', 'Port', 'Verzendkosten', 'Gastos de envío'],
  country,
  note,
}; // prettier-ignore

const party: Aliases = {
  code: ['Customer No', 'Cust No', 'Customer Code', 'Customer ID', 'Supplier Code', 'Supplier No', 'Supplier ID', 'Account', 'Account No', 'Kundennummer', 'Kunden-Nr', 'Lieferantennummer', 'Code client', 'N° client', 'Code fournisseur', 'Klantnummer', 'Leveranciersnummer', 'No', 'Nr', 'ID'],
  name: ['Company', 'Company Name', 'Customer Name', 'Supplier Name', 'Customer', 'Supplier', 'Full Name', 'Firma', 'Kunde', 'Lieferant', 'Nom', 'Raison sociale', 'Société', 'Client', 'Fournisseur', 'Naam', 'Bedrijf', 'Klant', 'Leverancier', 'Nombre', 'Empresa', 'Cliente', 'Proveedor'],
  email,
  phone: ['Tel', 'Telephone', 'Phone Number', 'Mobile', 'Telefon', 'Téléphone', 'Telefoon', 'Teléfono'],
  line1: ['Address', 'Address 1', 'Address Line 1', 'Street', 'Straße', 'Adresse', 'Rue', 'Adres', 'Straat', 'Dirección', 'Calle'],
  line2: ['Address 2', 'Address Line 2', 'Adresszusatz', 'Complément'],
  city: ['Town', 'Ort', 'Stadt', 'Ville', 'Plaats', 'Stad', 'Ciudad', 'Población'],
  postcode: ['Post Code', 'Postal Code', 'Zip', 'Zip Code', 'PLZ', 'Postleitzahl', 'Code postal', 'CP', 'Código postal'],
  country,
  terms: ['Payment Terms', 'Terms Days', 'Zahlungsziel', 'Délai de paiement', 'Betalingstermijn'],
  note,
}; // prettier-ignore

const byKind: Readonly<Partial<Record<KindName, Aliases>>> = {
  products: {
    sku, name: productName, price, cost, barcode, supplier,
    category: ['Type', 'Product Type', 'Product Category', 'Group', 'Kategorie', 'Warengruppe', 'Catégorie', 'Famille', 'Categorie', 'Groep', 'Categoría'],
    reorder_point: ['Reorder Level', 'Min Stock', 'Minimum Stock', 'Meldebestand', 'Mindestbestand', 'Stock minimum', 'Minimumvoorraad', 'Stock mínimo'],
  },
  stock: {
    sku,
    quantity: ['Qty In stock', 'In Stock', 'Stock', 'Stock Level', 'On Hand', 'Qty On Hand', 'Quantity On Hand', 'Stock On Hand', 'Available', ...quantity, 'Bestand', 'Lagerbestand', 'Vorrat', 'En stock', 'Stock disponible', 'Voorraad', 'Aantal op voorraad', 'Op voorraad', 'Stock actuel', 'Verfügbar', 'Existencias'],
    counted: ['Counted', 'Actual', 'Gezählt', 'Compté', 'Geteld', 'Contado'],
    location: ['Warehouse', 'Site', 'Lager', 'Lagerort', 'Entrepôt', 'Dépôt', 'Magazijn', 'Locatie', 'Almacén'],
    bin: ['Shelf', 'Bin Name', 'Regal', 'Lagerplatz', 'Emplacement', 'Stelling', 'Vak', 'Ubicación'],
    unit_cost: cost,
  },
  orders: { ...orders, placed_on: orderDay },
  history: { ...orders, placed_at: orderDay },
  customers: party,
  suppliers: party,
  shipments: shipmentAliases,
  payments: paymentAliases,
  purchases: {
    sku, quantity, supplier, unit_cost: [...cost, ...price],
    number: ['PO Number', 'PO No', 'PO', 'Purchase Order', 'Purchase Order Number', 'Order Number', 'Bestellnummer', 'N° de commande', 'Bestelnummer', 'Número de pedido'],
    external_ref: ['External Reference', 'Supplier Reference', 'Their Reference', 'Your Reference'],
    code: ['Supplier SKU', 'Supplier Code', 'Vendor SKU', 'Vendor Code', 'Lieferantenartikelnummer'],
    received: ['Qty Received', 'Quantity Received', 'Received Quantity', 'Delivered', 'Geliefert', 'Reçu', 'Ontvangen', 'Recibido'],
    placed_on: ['Order Date', 'Ordered On', 'Date Ordered', 'PO Date', 'Bestelldatum', 'Date de commande', 'Besteldatum', 'Fecha de pedido'],
    expected_on: ['Expected', 'Expected Date', 'Due Date', 'Delivery Date', 'ETA', 'Liefertermin', 'Date de livraison', 'Leverdatum', 'Fecha de entrega'],
    location: ['Warehouse', 'Deliver To', 'Lager', 'Entrepôt', 'Magazijn', 'Almacén'],
  },
}; // prettier-ignore

/** What else the columns of a kind are called. */
export function aliasesOf(kind: KindName): Aliases {
  return byKind[kind] ?? {};
}
