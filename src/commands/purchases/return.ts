import { formatMoney } from '../../base/money.ts';
import { one } from '../../kit/command.ts';
import { day, documentNumber, many, required, text } from '../../kit/inputs.ts';
import { owedFor, supplierReturnView } from '../../views/supplier-return.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Sends goods back to their supplier, at what they came in for.',
  examples: [
    ['docket purchases return 12 --line 1=5 --reason faulty', 'five of line 1 of purchase order 12'],
    [
      'docket purchases return 12 --sku MUG=5 --reason faulty --from quarantine',
      'what lies in quarantine; by SKU',
    ],
    ['docket purchases return --supplier POTTER --sku MUG=2 --reason cracked', 'of no known order'],
  ],
  args: { purchase: documentNumber('PURCHASE', 'The order that they came with') },
  flags: {
    line: many(text('LINE=QTY', 'What goes back, by the order’s line number')),
    sku: many(text('SKU=QTY', 'What goes back, by SKU')),
    lot: many(text('[LINE=]LOT', 'Of which lot')),
    supplier: text('CODE', 'Whom it goes back to, where no order is named'),
    reason: required(text('REASON', 'Why, such as faulty')),
    from: text('LOCATION', 'Where it lies (where it came in)'),
    on: day('When it left (today)'),
    note: text('TEXT', 'For the supplier'),
  },
  view: supplierReturnView,
  writes: true,
  locations: true,
  async run(context, { args, flags }) {
    const [{ returnToSupplier }, { showSupplierReturn }] = await Promise.all([
      import('../../operations/purchases/return.ts'),
      import('../../store/list/supplier-returns.ts'),
    ]);
    const record = await write(
      context,
      { command: 'purchases return', request: { ...args, ...flags } },
      returnToSupplier,
      (work, number) => showSupplierReturn(work, Number(number)),
    );
    const { number, currency } = record.header;
    const owed = formatMoney(owedFor(record.lines), currency);
    return one(supplierReturnView, record, {
      done: `Return ${number} went back to ${record.supplier.name}, who owes ${owed} ${currency} for it.`,
      next: `docket supplier-returns show ${number}`,
    });
  },
});
