import type { Shop } from '../../domain/shop.ts';
import { stockFor } from './platform.ts';

/** What eBay calls its sites, by the country of the shop; the others sell on the American one. */
const sites: Readonly<Record<string, string>> = {
  AT: 'Austria', AU: 'Australia', BE: 'Belgium_French', CA: 'Canada', CH: 'Switzerland', DE: 'Germany', ES: 'Spain',
  FR: 'France', GB: 'UK', HK: 'HongKong', IE: 'Ireland', IT: 'Italy', NL: 'Netherlands', PL: 'Poland', SG: 'Singapore',
}; // prettier-ignore

/**
 * eBay's “Edit price and quantity” upload (pages.ebay.com/sh/reports/help, “Uploadable templates”; File Exchange
 * instructions, action Revise): the first header names the site, and listings are found by their custom label where the
 * seller has eBay track stock by SKU.
 */
export const ebay = stockFor({
  format: 'ebay',
  about: 'eBay’s upload to revise quantities, by custom label.',
  header: (shop) => [actionOf(shop), 'Custom label (SKU)', 'Quantity'],
  cells: ({ sku, quantity, shop }) => ({
    [actionOf(shop)]: 'Revise',
    'Custom label (SKU)': sku,
    Quantity: quantity,
  }),
});

function actionOf({ country, currency }: Shop): string {
  return `Action(SiteID=${sites[country] ?? 'US'}|Country=${country}|Currency=${currency}|Version=1193|CC=UTF-8)`;
}
