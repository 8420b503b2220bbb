import { one } from '../../kit/command.ts';
import { day, documentNumber, many, required, text } from '../../kit/inputs.ts';
import { purchaseView } from '../../views/purchase.ts';
import { command, write } from '../desk.ts';
import { unsold } from './place.ts';

export default command({
  summary: 'Changes a draft, or when and where a placed order is expected.',
  examples: [
    ['docket purchases edit 12 --line MUG=24 --line JUG=0', 'a draft: 24 mugs, and no jugs'],
    ['docket purchases edit 12 --expected 2026-03-27', 'it comes later'],
  ],
  args: { purchase: required(documentNumber('PURCHASE', 'The purchase order’s number')) },
  flags: {
    line: many(text('SKU=QTY[@COST]', 'How many there shall be on a draft; 0 for none')),
    expected: day('When it should be there'),
    location: text('CODE', 'Where it shall come in'),
    external_ref: text('REF', 'What the supplier calls the order'),
    note: text('TEXT', 'For the supplier'),
  },
  view: purchaseView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ editPurchase }, { showPurchase }] = await Promise.all([
      import('../../operations/purchases/edit.ts'),
      import('../../store/list/purchases.ts'),
    ]);
    const record = await write(
      context,
      { command: 'purchases edit', request: { ...args, ...flags } },
      editPurchase,
      (work, number) => showPurchase(work, Number(number)),
    );
    const { number, lifecycle } = record.header;
    return one(purchaseView, record, {
      notes: unsold(record),
      done: `Purchase order ${number} is changed.`,
      next: lifecycle === 'draft' ? `docket purchases place ${number}` : `docket purchases send ${number}`,
    });
  },
});
