import { day, decimal, required, text } from '../../kit/inputs.ts';
import { countView } from '../../views/count.ts';
import { countOutcome, postedWords, shownCount } from '../counts/shown.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Counts one product at one place and puts the books right at once.',
  examples: [
    ['docket stock count MUG 12', 'there are twelve, whatever the books say'],
    ['docket stock count MUG 12 --at attic --on 2026-03-01', 'there were twelve that day'],
  ],
  args: {
    sku: required(text('SKU', 'Its SKU or barcode')),
    quantity: required(decimal('QTY', 'How many lie there')),
  },
  flags: {
    at: text('LOCATION', 'Where (the shop’s own location)'),
    on: day('When it was counted (now)'),
    lot: text('LOT', 'Of which lot'),
    expires: day('The last day on which a lot that nobody knew of may be sold'),
  },
  view: countView,
  writes: true,
  locations: true,
  async run(context, { args, flags }) {
    const { countOne } = await import('../../operations/counts/one.ts');
    const request = { ...args, ...flags };
    const count = await write(context, { command: 'stock count', request }, countOne, shownCount);
    return countOutcome(count, {
      done: postedWords(count, count.released),
      next: 'docket counts start      counts a whole place',
    });
  },
});
