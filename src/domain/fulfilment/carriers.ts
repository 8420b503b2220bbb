import { nearest } from '../../base/nearest.ts';
import { Refusal } from '../../base/refusal.ts';

/**
 * Where carriers show a parcel's way; `{n}` is the tracking number. Collected from the carriers' public tracking pages
 * in November 2026.
 */
export const carriers: Readonly<Record<string, { readonly name: string; readonly url: string }>> = {
  'royal-mail': {
    name: 'Royal Mail',
    url: 'https://www.royalmail.com/track-your-item#/tracking-results/{n}',
  },
  parcelforce: { name: 'Parcelforce', url: 'https://www.parcelforce.com/track-trace?trackNumber={n}' },
  evri: { name: 'Evri', url: 'https://www.evri.com/track/parcel/{n}' },
  yodel: { name: 'Yodel', url: 'https://www.yodel.co.uk/tracking/{n}' },
  'dpd-uk': { name: 'DPD UK', url: 'https://track.dpd.co.uk/search?reference={n}' },
  'dpd-de': { name: 'DPD Germany', url: 'https://tracking.dpd.de/status/en_US/parcel/{n}' },
  'dpd-ie': { name: 'DPD Ireland', url: 'https://dpd.ie/tracking?parcelnumber={n}' },
  dhl: {
    name: 'DHL Express',
    url: 'https://www.dhl.com/global-en/home/tracking.html?tracking-id={n}&submit=1',
  },
  'dhl-de': {
    name: 'DHL Paket',
    url: 'https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode={n}',
  },
  gls: { name: 'GLS', url: 'https://gls-group.eu/EU/en/parcel-tracking?match={n}' },
  ups: { name: 'UPS', url: 'https://www.ups.com/track?tracknum={n}' },
  fedex: { name: 'FedEx', url: 'https://www.fedex.com/fedextrack/?trknbr={n}' },
  usps: { name: 'USPS', url: 'https://tools.usps.com/go/TrackConfirmAction?tLabels={n}' },
};

/** The page that shows where a parcel is, where carrier and number are known. */
export function trackingLink(carrier: string | null, tracking: string | null): string | null {
  const known = carrier !== null && Object.hasOwn(carriers, carrier) ? carriers[carrier] : undefined;
  return known && tracking ? known.url.replace('{n}', encodeURIComponent(tracking)) : null;
}

/**
 * The code that a carrier is kept by: a known one however it is written (`Royal Mail`, `royal_mail`, `royalmail`),
 * else the words in lower case with `-` between them. Refuses (2) what has no letter, or more than 40 characters.
 */
export function carrierCode(typed: string): string {
  const known = Object.entries(carriers).find(([code, { name }]) =>
    [code, name].some((word) => squeezed(word) === squeezed(typed)),
  );
  if (known) return known[0];
  const code = typed
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-');
  if (/\p{L}/u.test(code) && code.length <= 40 && !/\p{C}/u.test(code)) return code;
  throw new Refusal('input.invalid', `“${typed.slice(0, 60)}” is no carrier’s name.`, {
    hint: `--carrier ${Object.keys(carriers).slice(0, 5).join('|')}|…`,
  });
}

function squeezed(words: string): string {
  return words.toLowerCase().replaceAll(/[\s_-]+/g, '');
}

/** The known carriers that an unknown code may have meant: those that begin with it, or the nearest. */
export function carriersLike(code: string): readonly string[] {
  const known = Object.keys(carriers);
  if (known.includes(code)) return [];
  const longer = known.filter((other) => other.startsWith(`${code}-`));
  const near = nearest(code, known);
  return longer.length > 0 || near === undefined ? longer : [near];
}

/** A tracking number as it is kept; refuses (2) what cannot be printed or has more than 60 characters. */
export function trackingNumber(typed: string): string {
  const tracking = typed.trim();
  if (tracking !== '' && tracking.length <= 60 && !/[\p{C}\p{Zl}\p{Zp}]/u.test(tracking)) return tracking;
  throw new Refusal(
    'input.invalid',
    'The tracking number must have 1 to 60 characters that can be printed.',
    {
      details: { length: tracking.length },
    },
  );
}
