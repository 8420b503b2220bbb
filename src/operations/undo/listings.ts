import { listingsCalled } from '../../store/load/listings.ts';
import { productsById } from '../../store/load/products.ts';
import { changedSince, type Reversal } from './reversal.ts';

/** The code stands for what it stood for before, unless it was given to something else since. */
export const listingSet: Reversal<'listing_set'> = async (work, { payload }) => {
  const { channel_id, code, listed, before } = payload;
  const now = (await listingsCalled(work, [code])).find((one) => one.channel_id === channel_id);
  const same = now?.product_id === listed?.product_id && now?.units === listed?.units;
  if (same) return [{ type: 'listing_set', channel_id, code, listed: before, before: listed }];
  const product = now?.product_id ?? (listed ?? before)?.product_id ?? 0;
  const sku = (await productsById(work, [product])).get(product)?.sku ?? '';
  throw changedSince(`what the channel’s code ${code} stands for`, `docket products show ${sku}`);
};
