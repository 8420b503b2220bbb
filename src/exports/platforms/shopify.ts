import { stockFor } from './platform.ts';

const header = [
  'Handle', 'Title', 'Option1 Name', 'Option1 Value', 'Option2 Name', 'Option2 Value', 'Option3 Name', 'Option3 Value',
  'SKU', 'HS Code', 'COO', 'Location', 'Bin name', 'Incoming (not editable)', 'Unavailable (not editable)',
  'Committed (not editable)', 'Available (not editable)', 'On hand (current)', 'On hand (new)',
]; // prettier-ignore

/**
 * Shopify's inventory file (help.shopify.com, “Exporting or importing inventory with a CSV file”): of the columns of its
 * own export only what is on hand is read, in whole pieces, at the location of that name. Shopify takes what its open
 * orders hold off it, so that these are added where their channel was named. Products are found by handle and
 * options; docket keeps neither, and writes the handle that Shopify makes of a title, with the one option that a
 * product without variants has.
 */
export const shopify = stockFor({
  format: 'shopify',
  about: 'Shopify’s inventory file: what is on hand at a location.',
  header: () => header,
  cells: ({ sku, name, quantity, open, location }) => ({
    Handle: handleOf(name),
    Title: name,
    'Option1 Name': 'Title',
    'Option1 Value': 'Default Title',
    SKU: sku,
    Location: location,
    'On hand (new)': quantity + open,
  }),
  advice: ({ channel }) =>
    channel === undefined
      ? 'Shopify takes what its own open orders hold off what is on hand: --channel names where these come in, and counts them as there.'
      : undefined,
});

/** `Blue mug, large` is `blue-mug-large`. */
function handleOf(title: string): string {
  return title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
