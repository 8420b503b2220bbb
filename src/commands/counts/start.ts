import { abcClasses } from '../../domain/stock/abc.ts';
import { text, toggle, word } from '../../kit/inputs.ts';
import { countView } from '../../views/count.ts';
import { command, write } from '../desk.ts';
import { countOutcome, shownCount } from './shown.ts';

export default command({
  summary: 'Starts a stock-take of a place and shows its sheet; trading goes on meanwhile.',
  examples: [
    ['docket counts start', 'everything at the shop’s own location'],
    ['docket counts start --location attic --abc A --blind', 'what sells best, without what is expected'],
  ],
  flags: {
    location: text('CODE', 'Which place (the shop’s own location)'),
    abc: word(abcClasses, 'CLASS', 'Only products of this class, by a year’s revenue'),
    blind: toggle('The sheet does not say what is expected'),
    note: text('TEXT', 'A remark'),
  },
  view: countView,
  writes: true,
  async run(context, { flags }) {
    const { startCount } = await import('../../operations/counts/start.ts');
    const count = await write(context, { command: 'counts start', request: flags }, startCount, shownCount);
    const { number } = count.header;
    return countOutcome(count, {
      done: `Count ${number} of ${count.location} is open: ${count.lines.length} products on its sheet.`,
      next: `docket counts add ${number} -      reads scanned codes; docket counts post ${number} puts the books right`,
    });
  },
});
