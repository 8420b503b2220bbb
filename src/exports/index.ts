import type { Dispatcher, ExportName, Platform } from '../domain/exports/formats.ts';
import { dpd } from './carriers/dpd.ts';
import { royalMail } from './carriers/royal-mail.ts';
import { thirdParty } from './carriers/third-party.ts';
import { ups } from './carriers/ups.ts';
import { catalogue } from './catalogue.ts';
import type { Export } from './export.ts';
import { invoices } from './invoices.ts';
import { moves } from './moves.ts';
import { orders } from './orders.ts';
import { customers, suppliers } from './parties.ts';
import { payments } from './payments.ts';
import { amazon } from './platforms/amazon.ts';
import { ebay } from './platforms/ebay.ts';
import { etsy } from './platforms/etsy.ts';
import { shopify } from './platforms/shopify.ts';
import { woocommerce } from './platforms/woocommerce.ts';
import { products } from './products.ts';
import { purchases } from './purchases.ts';
import { shipments } from './shipments.ts';
import { stock } from './stock.ts';

/** What docket writes in its own columns. */
export const own: Readonly<Record<ExportName, Export>> = {
  products, stock, orders, customers, suppliers, payments, invoices, moves, shipments, purchases,
  catalogue,
}; // prettier-ignore

/** Stock and orders as others take them. */
export const foreign: Readonly<Record<Platform | Dispatcher, Export>> = {
  shopify, woocommerce, amazon, ebay, etsy, royal_mail: royalMail, ups, dpd, '3pl': thirdParty,
}; // prettier-ignore
