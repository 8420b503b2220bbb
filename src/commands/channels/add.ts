import { one } from '../../kit/command.ts';
import { required, text } from '../../kit/inputs.ts';
import { channelView } from '../../views/channel.ts';
import { command, write } from '../desk.ts';
import { pieces } from '../export/flags.ts';

export default command({
  summary: 'Adds a channel through which orders come in.',
  examples: [
    ['docket channels add market --name "Saturday market"', 'orders place --channel market'],
    [
      'docket channels add ebay --buffer 2 --cap 50',
      'eBay is told of two fewer than there are, and of fifty at most',
    ],
  ],
  args: { code: required(text('CODE', 'One word, such as market')) },
  flags: {
    name: text('NAME', 'What people call it (its code)'),
    buffer: pieces('Pieces of each product that it is not told of (0)'),
    cap: pieces('The most of each that it is told of'),
  },
  view: channelView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ addChannel }, { showChannel }] = await Promise.all([
      import('../../operations/places/channels.ts'),
      import('../../store/list/places.ts'),
    ]);
    const request = { ...args, ...flags };
    const record = await write(context, { command: 'channels add', request }, addChannel, showChannel);
    return one(channelView, record, {
      done: `Orders can come in through ${args.code}.`,
      next: `docket orders place --channel ${args.code} --line SKU=QTY`,
    });
  },
});
