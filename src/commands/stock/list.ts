import { many } from '../../kit/command.ts';
import { text, toggle } from '../../kit/inputs.ts';
import { stockView } from '../../views/stock.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Lists what there is of every product.',
  examples: [
    ['docket stock list', 'on hand, allocated, available, by SKU'],
    ['docket stock list --location quarantine', 'what lies at one place'],
  ],
  flags: {
    location: text('CODE', 'Only what lies there'),
    category: text('CATEGORY', 'Only of this category'),
    search: text('TEXT', 'Part of a SKU, name, barcode or category'),
    low: toggle('Only what is at or below its reorder point'),
  },
  view: stockView,
  async run(context, { flags }) {
    const [{ listStock }, { showLocation }] = await Promise.all([
      import('../../store/list/stock.ts'),
      import('../../store/list/places.ts'),
    ]);
    const records = await read(context, async (reading) => {
      if (flags.location !== undefined) await showLocation(reading, flags.location);
      return listStock(reading, flags);
    });
    return many(stockView, records);
  },
});
