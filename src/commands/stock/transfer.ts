import { one } from '../../kit/command.ts';
import { day, decimal, many, required, text, toggle } from '../../kit/inputs.ts';
import { transferView } from '../../views/transfer.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Sends goods from one place to another; they are on their way until they are received.',
  examples: [
    [
      'docket stock transfer MUG 5 --from main --to attic',
      'five mugs leave; transfers receive takes them in',
    ],
    [
      'docket stock transfer --line MUG=5 --line TEA=10 --from main --to attic --receive',
      'several products, there already',
    ],
  ],
  args: { sku: text('SKU', 'Which product'), quantity: decimal('QTY', 'How many') },
  flags: {
    from: required(text('LOCATION', 'Where from')),
    to: required(text('LOCATION', 'Where to')),
    line: many(text('SKU=QTY', 'What goes, as often as wanted')),
    lot: many(text('[SKU=]LOT', 'Of which lot')),
    receive: toggle('It is there already: receive it at once'),
    on: day('When it left (today)'),
    note: text('TEXT', 'A remark'),
  },
  view: transferView,
  writes: true,
  locations: true,
  async run(context, { args, flags }) {
    const [{ sendTransfer }, { showTransfer }] = await Promise.all([
      import('../../operations/transfers/send.ts'),
      import('../../store/list/transfers.ts'),
    ]);
    const record = await write(
      context,
      { command: 'stock transfer', request: { ...args, ...flags } },
      sendTransfer,
      (work, number) => showTransfer(work, Number(number)),
    );
    const { number } = record.header;
    return one(transferView, record, {
      done: flags.receive
        ? `Transfer ${number} is sent and received.`
        : `Transfer ${number} is on its way from ${record.from} to ${record.to}.`,
      next: flags.receive ? `docket transfers show ${number}` : `docket transfers receive ${number}`,
    });
  },
});
