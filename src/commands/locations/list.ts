import { many } from '../../kit/command.ts';
import { toggle } from '../../kit/inputs.ts';
import { locationView } from '../../views/location.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Lists where goods lie, in the order in which orders are served from there.',
  examples: [['docket locations list', 'with what lies there and what it is worth']],
  flags: { archived: toggle('Those in the archive') },
  view: locationView,
  async run(context, { flags }) {
    const { listLocations } = await import('../../store/list/places.ts');
    return many(locationView, await read(context, (reading) => listLocations(reading, flags)));
  },
});
