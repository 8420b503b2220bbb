import { one } from '../../kit/command.ts';
import { required, text } from '../../kit/inputs.ts';
import { channelView } from '../../views/channel.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Shows one channel.',
  examples: [['docket channels show web', 'by code']],
  args: { code: required(text('CODE', 'The channel’s code')) },
  view: channelView,
  async run(context, { args }) {
    const { showChannel } = await import('../../store/list/places.ts');
    return one(channelView, await read(context, (reading) => showChannel(reading, args.code)), {
      next: `docket orders list --channel ${args.code}`,
    });
  },
});
