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
  const known = carrier === null ? undefined : carriers[carrier];
  return known && tracking ? known.url.replace('{n}', encodeURIComponent(tracking)) : null;
}
