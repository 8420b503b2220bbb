import { many } from '../../kit/command.ts';
import { settingView } from '../../views/setting.ts';
import { command, read } from '../desk.ts';
import { hidden } from './hidden.ts';

export default command({
  summary: 'Lists how the shop is set up.',
  examples: [['docket config list', 'every setting with its value, its default and what it means']],
  view: settingView,
  async run(context) {
    const { listSettings } = await import('../../store/list/settings.ts');
    const settings = await hidden(context, await read(context, listSettings));
    return many(settingView, settings, { next: 'docket config set KEY VALUE' });
  },
});
