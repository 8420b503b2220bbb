import { text, toggle, word } from '../../kit/inputs.ts';
import { purchaseView } from '../../views/purchase.ts';
import { daysAsked } from '../days.ts';
import { command, read } from '../desk.ts';
import { shown } from '../shown.ts';

export default command({
  summary: 'Lists purchase orders, the newest first.',
  examples: [
    ['docket purchases list --open', 'what is still to come'],
    ['docket purchases list --supplier POTTER --period this-year', 'of one supplier'],
  ],
  flags: {
    supplier: text('CODE', 'Only of this supplier'),
    sku: text('SKU', 'Only with this product'),
    lifecycle: word(['draft', 'open', 'cancelled'], 'WORD', 'Only drafts, placed or cancelled ones'),
    open: toggle('Only what is placed and has not come entirely'),
  },
  view: purchaseView,
  async run(context, { flags }) {
    const { listPurchases } = await import('../../store/list/purchases.ts');
    const days = await daysAsked(context);
    return shown(context, { view: purchaseView, which: 'newest', what: 'purchase orders' }, (limit) =>
      read(context, async (reading) => {
        const [{ loadParty }, { loadProduct }] = await Promise.all([
          import('../../store/load/parties.ts'),
          import('../../store/load/products.ts'),
        ]);
        if (flags.supplier !== undefined) await loadParty(reading, 'supplier', flags.supplier);
        const sku = flags.sku === undefined ? undefined : (await loadProduct(reading, flags.sku)).sku;
        return listPurchases(reading, { ...flags, sku, ...days, limit });
      }),
    );
  },
});
