import { many } from '../../kit/command.ts';
import { toggle } from '../../kit/inputs.ts';
import { channelView } from '../../views/channel.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Lists where orders come in.',
  examples: [['docket channels list', 'direct, phone, web, shop, and your own']],
  flags: { archived: toggle('Those in the archive') },
  view: channelView,
  async run(context, { flags }) {
    const { listChannels } = await import('../../store/list/places.ts');
    return many(channelView, await read(context, (reading) => listChannels(reading, flags)));
  },
});
