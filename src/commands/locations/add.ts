import { one } from '../../kit/command.ts';
import { required, text } from '../../kit/inputs.ts';
import { locationView } from '../../views/location.ts';
import { command, write } from '../desk.ts';
import { placeFlags } from './flags.ts';

export default command({
  summary: 'Adds a place where goods lie.',
  examples: [
    ['docket locations add attic --name "The attic" --kind warehouse --priority 50', 'a second store'],
    ['docket locations add broken --name "Broken goods" --kind damaged', 'nothing is sold from there'],
  ],
  args: { code: required(text('CODE', 'One word, such as attic')) },
  flags: { name: required(text('NAME', 'What people call it')), ...placeFlags },
  view: locationView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ addLocation }, { showLocation }] = await Promise.all([
      import('../../operations/places/add-location.ts'),
      import('../../store/list/places.ts'),
    ]);
    const request = { ...args, ...flags };
    const record = await write(context, { command: 'locations add', request }, addLocation, showLocation);
    return one(locationView, record, {
      done: `Goods can lie at ${args.code}.`,
      next: `docket stock receive SKU QTY --to ${args.code}`,
    });
  },
});
