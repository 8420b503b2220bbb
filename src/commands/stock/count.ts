import { one } from '../../kit/command.ts';
import { day, decimal, required, text } from '../../kit/inputs.ts';
import { countView } from '../../views/count.ts';
import { postedWords, shownCount } from '../counts/shown.ts';
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
  },
  view: countView,
  writes: true,
  locations: true,
  async run(context, { args, flags }) {
    const { countOne } = await import('../../operations/counts/one.ts');
    const request = { ...args, ...flags };
    const count = await write(context, { command: 'stock count', request }, countOne, shownCount);
    return one(countView, count, {
      done: postedWords(count, count.released),
      next: 'docket counts start      counts a whole place',
    });
  },
});
