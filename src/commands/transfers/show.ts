import { one } from '../../kit/command.ts';
import { documentNumber, required } from '../../kit/inputs.ts';
import { transferView } from '../../views/transfer.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Shows one transfer: what was sent, and what has arrived.',
  examples: [['docket transfers show 3', 'line by line']],
  args: { transfer: required(documentNumber('TRANSFER', 'The transfer’s number')) },
  view: transferView,
  async run(context, { args }) {
    const { showTransfer } = await import('../../store/list/transfers.ts');
    return one(transferView, await read(context, (reading) => showTransfer(reading, args.transfer)));
  },
});
