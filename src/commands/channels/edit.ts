import { one } from '../../kit/command.ts';
import { required, text, toggle } from '../../kit/inputs.ts';
import { channelView } from '../../views/channel.ts';
import { command, write } from '../desk.ts';
import { pieces } from '../export/flags.ts';
import { refuseNothing } from '../nothing.ts';

const cap = pieces('The most of each that it is told of; "" takes it away');
const flags = {
  name: text('NAME', 'What people call it'),
  buffer: pieces('Pieces of each product that it is not told of'),
  cap: { ...cap, parse: (typed: string) => (typed.trim() === '' ? null : cap.parse(typed)) },
  restore: toggle('Back from the archive'),
};

export default command({
  summary: 'Renames a channel, changes how much it is told of, or brings it back from the archive.',
  examples: [
    ['docket channels edit web --name "Web shop"', 'another name; the code stays'],
    ['docket channels edit ebay --buffer 5 --cap ""', 'five kept back, and no cap any more'],
  ],
  args: { code: required(text('CODE', 'The channel’s code')) },
  flags,
  view: channelView,
  writes: true,
  async run(context, { args, flags: given }) {
    refuseNothing(given, flags, `docket channels edit ${args.code}`);
    const [{ editChannel }, { showChannel }] = await Promise.all([
      import('../../operations/places/channels.ts'),
      import('../../store/list/places.ts'),
    ]);
    const request = { ...args, ...given };
    const record = await write(context, { command: 'channels edit', request }, editChannel, showChannel);
    return one(channelView, record, { done: `${args.code} is as asked.` });
  },
});
