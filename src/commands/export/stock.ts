import { Refusal } from '../../base/refusal.ts';
import { platforms } from '../../domain/exports/formats.ts';
import { text, word } from '../../kit/inputs.ts';
import { exportView } from '../../views/export.ts';
import { command } from '../desk.ts';
import { atLocation, changedSince, fileFlags, pieces } from './flags.ts';
import { exporting } from './write.ts';

export default command({
  summary: 'Exports the stock as CSV: what lies where, or what may be sold on a platform.',
  examples: [
    ['docket export stock -o stock.csv', 'every level, in the columns that import stock reads'],
    ['docket export stock --for shopify --channel web -o shopify.csv', 'for Shopify’s inventory import'],
    [
      'docket export stock --for ebay -o ebay.csv',
      'by eBay’s own codes, with the buffer and cap of the channel ebay',
    ],
    [
      'docket export stock --for amazon --buffer 2 --cap 50 -o amazon.txt',
      'two kept back, never more than fifty',
    ],
    [
      'docket export stock --for ebay --changed-since 2026-03-01T09:00:00Z',
      'only what can have changed since',
    ],
  ],
  flags: {
    for: word(platforms, 'PLATFORM', 'Whose import file; without it docket’s own'),
    channel: text(
      'CODE',
      'The channel that the platform’s orders come in with: its codes, buffer and cap hold',
    ),
    ...atLocation,
    buffer: pieces('Pieces of each that are kept back (with --for; as the channel says)'),
    cap: pieces('The most of each that it is told of (with --for; as the channel says)'),
    ...changedSince,
    ...fileFlags,
  },
  view: exportView,
  run: (context, { flags: { for: format, buffer, cap, channel, ...rest } }) => {
    if (format === undefined) refuseOffering({ buffer, cap, channel });
    return exporting(context, 'stock', { ...rest, format, buffer, cap, channel });
  },
});

/** What is kept back is a matter of what is offered; what lies somewhere lies there. */
function refuseOffering(given: Readonly<Record<string, unknown>>): void {
  const [name] = Object.entries(given).find(([, value]) => value !== undefined) ?? [];
  if (name === undefined) return;
  throw new Refusal('usage', `--${name} is about what a platform may sell: name it with --for.`, {
    hint: `docket export stock --for ${platforms.join('|')}`,
  });
}
