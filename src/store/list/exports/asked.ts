import type { Shop } from '../../../domain/shop.ts';
import { loadChannel, loadChannels } from '../../load/channels.ts';
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

/** What an export was asked for by code; `likely` is a channel that is meant where there is one. */
interface Asked {
  readonly location: string | undefined;
  readonly channel: string | undefined;
  readonly likely: string | undefined;
}

/** Finds what was named by its code; refuses (3) a place or channel that is not there. */
export async function namedBy(reading: Reading, { location, channel, likely }: Asked): Promise<Named> {
  const shop = await loadShop(reading.tx);
  const { byCode } = await loadLocations(reading);
  const place = location === undefined ? undefined : byCode(location);
  return {
    shop,
    home: place ?? byCode(shop.location),
    location: place,
    channel:
      channel === undefined ? await likelyChannel(reading, likely) : await loadChannel(reading, channel),
  };
}

async function likelyChannel(reading: Reading, code: string | undefined): Promise<Named['channel']> {
  const known = code === undefined ? undefined : (await loadChannels(reading)).has(code);
  return code !== undefined && known ? loadChannel(reading, code) : undefined;
}
