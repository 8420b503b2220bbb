import { formatQuantity } from '../../base/quantity.ts';
import { onTheWay } from '../../domain/stock/transfer.ts';
import { one } from '../../kit/command.ts';
import { day, documentNumber, many, required, text } from '../../kit/inputs.ts';
import { transferView } from '../../views/transfer.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Takes goods of a transfer in where they were sent to, and gives them to the orders that wait.',
  examples: [
    ['docket transfers receive 3', 'everything that is still on its way'],
    ['docket transfers receive 3 --line 1=8', 'eight of the first line; the rest is still to come'],
    ['docket transfers receive 3 --line 1=8 --reason lost', 'eight, and the rest of that line never will'],
  ],
  args: { transfer: required(documentNumber('TRANSFER', 'The transfer’s number')) },
  flags: {
    line: many(text('LINE=QTY', 'What arrived, by the transfer’s line number (all)')),
    sku: many(text('SKU=QTY', 'What arrived, by SKU')),
    reason: text('WORD', 'Why it differs: lost, damaged, found …; what is missing of these lines is gone'),
    on: day('When it arrived (today)'),
  },
  view: transferView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ receiveTransfer }, { showTransfer }] = await Promise.all([
      import('../../operations/transfers/receive.ts'),
      import('../../store/list/transfers.ts'),
    ]);
    const record = await write(
      context,
      { command: 'transfers receive', request: { ...args, ...flags } },
      receiveTransfer,
      (work, number) => showTransfer(work, Number(number)),
    );
    const coming = record.lines.reduce((sum, line) => sum + onTheWay(line), 0);
    const { number } = record.header;
    if (coming === 0)
      return one(transferView, record, { done: `Transfer ${number} has arrived at ${record.to}.` });
    return one(transferView, record, {
      done: `${formatQuantity(coming)} of transfer ${number} are still on their way.`,
      next: `docket transfers receive ${number}`,
    });
  },
});
