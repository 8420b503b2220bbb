import { documentNumber, text } from '../../kit/inputs.ts';
import { supplierReturnView } from '../../views/supplier-return.ts';
import { daysAsked } from '../days.ts';
import { command, read } from '../desk.ts';
import { shown } from '../shown.ts';

export default command({
  summary: 'Lists what went back to suppliers, the newest first.',
  examples: [
    [
      'docket supplier-returns list --supplier POTTER --period this-year',
      'what a supplier owes a credit note for',
    ],
    ['docket supplier-returns list --purchase 12', 'what went back of one order'],
  ],
  flags: {
    supplier: text('CODE', 'Only to this supplier'),
    purchase: documentNumber('PURCHASE', 'Only of this purchase order'),
  },
  view: supplierReturnView,
  async run(context, { flags }) {
    const { listSupplierReturns } = await import('../../store/list/supplier-returns.ts');
    const days = await daysAsked(context);
    return shown(context, { view: supplierReturnView, which: 'newest', what: 'supplier returns' }, (limit) =>
      read(context, async (reading) => {
        const [{ loadParty }, { showPurchase }] = await Promise.all([
          import('../../store/load/parties.ts'),
          import('../../store/list/purchases.ts'),
        ]);
        if (flags.supplier !== undefined) await loadParty(reading, 'supplier', flags.supplier);
        if (flags.purchase !== undefined) await showPurchase(reading, flags.purchase);
        return listSupplierReturns(reading, { ...flags, ...days, limit });
      }),
    );
  },
});
