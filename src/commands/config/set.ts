import { one } from '../../kit/command.ts';
import { required, text } from '../../kit/inputs.ts';
import { settingView } from '../../views/setting.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Sets something of the shop; it is noted who did and what it was before.',
  examples: [
    ['docket config set return_window_days 60', 'goods may come back for sixty days'],
    ['docket config set payment_methods "voucher paypal"', 'the shop’s own ways to pay'],
  ],
  args: {
    key: required(text('KEY', 'As docket config list shows it')),
    value: required(text('VALUE', 'What it shall be; "" is nothing')),
  },
  view: settingView,
  writes: true,
  async run(context, { args }) {
    const [{ setSetting }, { listSettings }] = await Promise.all([
      import('../../operations/shop/set.ts'),
      import('../../store/list/settings.ts'),
    ]);
    const setting = await write(
      context,
      { command: 'config set', request: args },
      setSetting,
      async (work, key) => (await listSettings(work)).find((one) => one.key === key),
    );
    if (!setting) throw new TypeError(`the setting ${args.key} is not listed`);
    return one(settingView, setting, {
      done: `${setting.key} is ${setting.value === '' ? 'empty' : setting.value}.`,
    });
  },
});
