import { kinds } from '../kinds/index.ts';
import { ownFormat } from '../kinds/kind.ts';
import { amazonAllOrders, amazonOrderReport, amazonUnshipped } from './amazon-orders.ts';
import { clickAndDrop } from './click-and-drop.ts';
import { ebayOrders } from './ebay-orders.ts';
import { etsyItems, etsySoldOrders } from './etsy-orders.ts';
import type { Format } from './format.ts';
import { onlineRetail } from './online-retail.ts';
import { shopifyInventory } from './shopify-inventory.ts';
import { shopifyOrders } from './shopify-orders.ts';
import { shopifyProducts } from './shopify-products.ts';
import { squareCatalog } from './square-catalog.ts';
import { squareItems } from './square-items.ts';
import { woocommerceOrders } from './woocommerce-orders.ts';
import { woocommerceProducts } from './woocommerce-products.ts';

/** How files may be written; docket's own columns first. */
export const formats: readonly Format[] = [
  ...Object.values(kinds).map(ownFormat),
  shopifyOrders,
  woocommerceOrders,
  amazonUnshipped,
  amazonOrderReport,
  amazonAllOrders,
  ebayOrders,
  etsyItems,
  etsySoldOrders,
  squareItems,
  shopifyProducts,
  woocommerceProducts,
  squareCatalog,
  shopifyInventory,
  clickAndDrop,
  onlineRetail,
];
