import { Refusal } from '../../base/refusal.ts';
import { many } from '../../kit/command.ts';
import { day, text } from '../../kit/inputs.ts';
import { taxRateView } from '../../views/setting.ts';
import { today } from '../days.ts';
import { command, read, write } from '../desk.ts';

export default command({
  summary: 'Lists the tax rates, or sets one from a day on.',
  examples: [
    ['docket config tax', 'every rate, and which one counts today'],
    ['docket config tax standard 21% --from-day 2027-01-01', 'orders of that day on have the new rate'],
    ['docket config tax books 0% --name "Books"', 'a category of your own'],
  ],
  args: { category: text('CATEGORY', 'Such as standard'), rate: text('RATE', 'Such as 20%') },
  flags: {
    country: text('CODE', 'Whose rate it is (the shop’s country)'),
    from_day: day('From when on (today)'),
    name: text('NAME', 'Makes a new category of this name'),
  },
  view: taxRateView,
  writes: true,
  async run(context, { args, flags }) {
    const { category, rate } = args;
    const [{ listTaxRates }, { setTaxRate }] = await Promise.all([
      import('../../store/list/settings.ts'),
      import('../../operations/shop/tax.ts'),
    ]);
    if (category !== undefined && rate !== undefined) {
      const request = { category, rate, ...flags };
      const rates = await write(context, { command: 'config tax', request }, setTaxRate, (work, subject) =>
        listTaxRates(work, { today: work.today, category: subject }),
      );
      return many(taxRateView, rates, { done: `The rate of ${category} is set.` });
    }
    if (Object.values(flags).some((given) => given !== undefined))
      throw new Refusal('input.missing', 'The rate is missing.', {
        hint: `docket config tax ${category ?? 'standard'} 20%`,
      });
    const day = await today(context);
    const rates = await read(context, (reading) => listTaxRates(reading, { today: day, category }));
    return many(taxRateView, rates);
  },
});
