import { one } from '../../kit/command.ts';
import { required, text } from '../../kit/inputs.ts';
import { locationView } from '../../views/location.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Takes a location out of use; refused while goods lie there.',
  examples: [['docket locations archive attic', 'locations edit attic --restore brings it back']],
  args: { code: required(text('CODE', 'The location’s code')) },
  view: locationView,
  writes: true,
  async run(context, { args }) {
    const [{ archiveLocation }, { showLocation }] = await Promise.all([
      import('../../operations/places/archive-location.ts'),
      import('../../store/list/places.ts'),
    ]);
    const record = await write(
      context,
      { command: 'locations archive', request: args },
      archiveLocation,
      showLocation,
    );
    return one(locationView, record, { done: `${args.code} is archived.` });
  },
});
