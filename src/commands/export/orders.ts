import { Refusal } from '../../base/refusal.ts';
import { dispatchers } from '../../domain/exports/formats.ts';
import { text, word } from '../../kit/inputs.ts';
import { exportView } from '../../views/export.ts';
import { command } from '../desk.ts';
import { changedSince, fileFlags } from './flags.ts';
import { exporting } from './write.ts';

export default command({
  summary: 'Exports orders as CSV: a row a line to import again, or what may be sent now, for labels.',
  examples: [
    [
      'docket export orders --period last-month -o orders.csv',
      'a month, in the columns that import orders reads',
    ],
    ['docket export orders --lifecycle open', 'the open ones'],
    [
      'docket export orders --for royal-mail -o labels.csv',
      'a row for each order that is promised and not held',
    ],
    ['docket export orders --for 3pl -o pick.csv', 'a row for each line, for a warehouse that packs'],
  ],
  flags: {
    for: word(dispatchers, 'CARRIER', 'Whose file for labels; without it docket’s own'),
    service: text('CODE', 'What the carrier calls the service (with --for)'),
    lifecycle: word(['draft', 'open', 'closed', 'cancelled'], 'WORD', 'Drafts, or those in one stage'),
    channel: text('CODE', 'Where they came in'),
    ...changedSince,
    ...fileFlags,
  },
  view: exportView,
  run: (context, { flags: { for: format, service, lifecycle, ...rest } }) => {
    if (format === undefined && service !== undefined) throw needsCarrier();
    if (format !== undefined && lifecycle !== undefined && lifecycle !== 'open') throw onlyOpen();
    return exporting(context, 'orders', { ...rest, format, service, lifecycle }, { dated: true });
  },
});

function needsCarrier(): Refusal {
  return new Refusal('usage', '--service is what a carrier calls it: name the carrier with --for.', {
    hint: `docket export orders --for ${dispatchers.join('|').replace('_', '-')}`,
  });
}

function onlyOpen(): Refusal {
  return new Refusal(
    'usage',
    'Labels are for open orders that are promised and not held; --lifecycle cannot change that.',
  );
}
