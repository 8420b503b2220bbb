import { formatMoney } from '../../base/money.ts';
import { many } from '../../kit/command.ts';
import { valueView } from '../../views/stock.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Says what the stock is worth at cost, place by place.',
  examples: [['docket stock value', 'the total stands below the places']],
  view: valueView,
  async run(context) {
    const [{ stockValue }, { loadShop }] = await Promise.all([
      import('../../store/list/stock.ts'),
      import('../../store/load/shop.ts'),
    ]);
    const { values, currency } = await read(context, async (reading) => ({
      values: await stockValue(reading),
      currency: (await loadShop(reading.tx)).currency,
    }));
    const total = formatMoney(
      values.reduce((sum, { value }) => sum + value, 0),
      currency,
    );
    return many(valueView, values, {
      totals: { location: 'total', value: total, currency },
      json: { value: total, currency, locations: values.map(valueView.row) },
    });
  },
});
