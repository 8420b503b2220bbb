import { one } from '../../kit/command.ts';
import { day, required, text, toggle } from '../../kit/inputs.ts';
import { stockView } from '../../views/stock.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Puts right by which day a lot may be sold.',
  examples: [
    ['docket products lot MILK L42 --expires 2026-03-19', 'the day was typed wrongly'],
    ['docket products lot SALT L7 --never', 'it does not expire'],
  ],
  args: {
    sku: required(text('SKU', 'Its SKU or barcode')),
    lot: required(text('LOT', 'The lot')),
  },
  flags: {
    expires: day('The last day on which it may be sold'),
    never: toggle('It does not expire'),
  },
  view: stockView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ editLot }, { showStock }] = await Promise.all([
      import('../../operations/products/lot.ts'),
      import('../../store/list/stock.ts'),
    ]);
    const request = { ...args, ...flags };
    const record = await write(context, { command: 'products lot', request }, editLot, showStock);
    return one(stockView, record, {
      done: `Lot ${args.lot} of ${record.product.sku} ${flags.expires === undefined ? 'does not expire' : `expires on ${flags.expires}`}.`,
    });
  },
});
