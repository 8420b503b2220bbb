import { formatMoney } from '../../base/money.ts';
import { Refusal } from '../../base/refusal.ts';
import { many } from '../../kit/command.ts';
import { day } from '../../kit/inputs.ts';
import { valueView } from '../../views/stock.ts';
import { today } from '../days.ts';
import { command, read, type DeskContext } from '../desk.ts';

export default command({
  summary: 'Says what the stock is worth at cost, place by place, now or at the end of a past day.',
  examples: [
    ['docket stock value', 'the total stands below the places'],
    ['docket stock value --at 2026-03-31', 'as the books have it of that evening'],
  ],
  flags: { at: day('At the end of which day (now)') },
  view: valueView,
  async run(context, { flags: { at } }) {
    await refuseToCome(context, at);
    const [{ stockValue }, { loadShop }] = await Promise.all([
      import('../../store/list/value.ts'),
      import('../../store/load/shop.ts'),
    ]);
    const { values, currency } = await read(context, async (reading) => ({
      values: await stockValue(reading, at),
      currency: (await loadShop(reading.tx)).currency,
    }));
    const total = formatMoney(
      values.reduce((sum, { value }) => sum + value, 0),
      currency,
    );
    return many(valueView, values, {
      totals: { location: 'total', value: total, currency },
      json: { value: total, currency, at: at ?? null, locations: values.map(valueView.row) },
    });
  },
});

async function refuseToCome(context: DeskContext, at: string | undefined): Promise<void> {
  const now = at === undefined ? undefined : await today(context);
  if (at === undefined || now === undefined || at <= now) return;
  throw new Refusal('input.invalid', `The day ${at} has not come yet (today is ${now}).`, {
    details: { day: at, today: now },
  });
}
