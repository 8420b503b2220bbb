import { one } from '../../kit/command.ts';
import { required, text } from '../../kit/inputs.ts';
import { locationView } from '../../views/location.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Shows one location.',
  examples: [['docket locations show main', 'what it is for, and what lies there']],
  args: { code: required(text('CODE', 'The location’s code')) },
  view: locationView,
  async run(context, { args }) {
    const { showLocation } = await import('../../store/list/places.ts');
    return one(locationView, await read(context, (reading) => showLocation(reading, args.code)), {
      next: `docket stock list --location ${args.code}`,
    });
  },
});
