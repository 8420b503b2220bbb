import type { Shop } from '../../../domain/shop.ts';
import { loadChannel } from '../../load/channels.ts';
import { loadLocations, type Location } from '../../load/locations.ts';
import { loadShop } from '../../load/shop.ts';
import type { RowOf } from '../../schema.ts';
import type { Reading } from '../../work.ts';

/** The shop, and the place and the channel that an export was asked for. */
export interface Named {
  readonly shop: Shop;
  /** The shop's own place, unless another was named. */
  readonly home: Location;
  readonly location: Location | undefined;
  readonly channel: RowOf<'channels'> | undefined;
}

/** Finds what was named by its code; refuses (3) a place or channel that is not there. */
export async function namedBy(
  reading: Reading,
  { location, channel }: { readonly location: string | undefined; readonly channel: string | undefined },
): Promise<Named> {
  const shop = await loadShop(reading.tx);
  const { byCode } = await loadLocations(reading);
  const place = location === undefined ? undefined : byCode(location);
  return {
    shop,
    home: place ?? byCode(shop.location),
    location: place,
    channel: channel === undefined ? undefined : await loadChannel(reading, channel),
  };
}
