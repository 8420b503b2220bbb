import { settingNamed } from '../../domain/settings.ts';
import { one, text as plain } from '../../kit/command.ts';
import { required, text } from '../../kit/inputs.ts';
import { settingView } from '../../views/setting.ts';
import { command, read } from '../desk.ts';
import { hidden } from './hidden.ts';

export default command({
  summary: 'Prints one setting, its value alone.',
  examples: [
    ['docket config get timezone', 'for a script'],
    ['docket config get timezone --json', 'with its default and what it means'],
  ],
  args: { key: required(text('KEY', 'As docket config list shows it')) },
  view: settingView,
  async run(context, { args }) {
    const { key } = settingNamed(args.key);
    const { listSettings } = await import('../../store/list/settings.ts');
    const settings = await hidden(context, await read(context, listSettings));
    const setting = settings.find((one) => one.key === key);
    if (!setting) throw new TypeError(`the setting ${key} is not listed`);
    return context.globals.json ? one(settingView, setting) : plain(`${setting.value}\n`);
  },
});
