import { one } from '../../kit/command.ts';
import { required, text, toggle } from '../../kit/inputs.ts';
import { locationView } from '../../views/location.ts';
import { command, write } from '../desk.ts';
import { refuseNothing } from '../nothing.ts';
import { placeFlags } from './flags.ts';

const flags = {
  name: text('NAME', 'What people call it'),
  ...placeFlags,
  restore: toggle('Back from the archive'),
};

export default command({
  summary: 'Changes a location.',
  examples: [
    ['docket locations edit attic --priority 5 --sellable no', 'first in line, but closed to orders'],
  ],
  args: { code: required(text('CODE', 'The location’s code')) },
  flags,
  view: locationView,
  writes: true,
  async run(context, { args, flags: given }) {
    refuseNothing(given, flags, `docket locations edit ${args.code}`);
    const [{ editLocation }, { showLocation }] = await Promise.all([
      import('../../operations/places/edit-location.ts'),
      import('../../store/list/places.ts'),
    ]);
    const request = { ...args, ...given };
    const record = await write(context, { command: 'locations edit', request }, editLocation, showLocation);
    return one(locationView, record, { done: `${args.code} is as asked.` });
  },
});
