import { one } from '../../kit/command.ts';
import { required, text } from '../../kit/inputs.ts';
import { channelView } from '../../views/channel.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Takes no more orders through a channel; those that came stay.',
  examples: [['docket channels archive phone', 'channels edit phone --restore brings it back']],
  args: { code: required(text('CODE', 'The channel’s code')) },
  view: channelView,
  writes: true,
  async run(context, { args }) {
    const [{ archiveChannel }, { showChannel }] = await Promise.all([
      import('../../operations/places/channels.ts'),
      import('../../store/list/places.ts'),
    ]);
    const record = await write(
      context,
      { command: 'channels archive', request: args },
      archiveChannel,
      showChannel,
    );
    return one(channelView, record, { done: `${args.code} is archived.` });
  },
});
