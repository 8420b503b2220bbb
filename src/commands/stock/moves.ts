import { text, word } from '../../kit/inputs.ts';
import { moveView } from '../../views/stock.ts';
import { daysAsked } from '../days.ts';
import { command, read } from '../desk.ts';
import { shown } from '../shown.ts';

export default command({
  summary: 'Lists how goods moved, the newest first.',
  examples: [
    ['docket stock moves MUG', 'every mug that came and went'],
    [
      'docket stock moves MILK --lot L42 --kind shipment',
      'a recall: which orders got it, and whose they are',
    ],
    ['docket stock moves --period this-month --kind adjustment', 'what was put right this month'],
  ],
  args: { sku: text('SKU', 'Only of this product') },
  flags: {
    lot: text('LOT', 'Only of this lot'),
    location: text('CODE', 'Only what left this place or came to it'),
    kind: word(
      ['receipt', 'adjustment', 'count', 'shipment', 'return', 'inspection', 'transfer', 'cost_variance', 'history', 'reversal'],
      'KIND',
      'Only of this kind',
    ),
  }, // prettier-ignore
  view: moveView,
  async run(context, { args, flags }) {
    const [{ listMoves }, { loadProduct }, { showLocation }] = await Promise.all([
      import('../../store/list/moves.ts'),
      import('../../store/load/products.ts'),
      import('../../store/list/places.ts'),
    ]);
    const days = await daysAsked(context);
    return shown(context, { view: moveView, which: 'newest', what: 'moves' }, (limit) =>
      read(context, async (reading) => {
        const product = args.sku === undefined ? undefined : (await loadProduct(reading, args.sku)).id;
        const location =
          flags.location === undefined
            ? undefined
            : (await showLocation(reading, flags.location)).location.id;
        return listMoves(reading, { product, location, kind: flags.kind, lot: flags.lot, ...days, limit });
      }),
    );
  },
});
