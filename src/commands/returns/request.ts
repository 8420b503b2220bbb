import { one } from '../../kit/command.ts';
import { day, documentNumber, many, required, text, toggle } from '../../kit/inputs.ts';
import { returnView } from '../../views/return.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Notes that a customer wants to give units of an order back.',
  examples: [
    ['docket returns request 1041 --line 1=3 --reason damaged', 'three units of line 1'],
    [
      'docket returns request 1041 --sku MUG=1 --reason changed-mind --override',
      'although the window is over',
    ],
  ],
  args: { order: required(documentNumber('ORDER', 'The order’s number')) },
  flags: {
    line: many(text('LINE=QTY', 'Which units, by the order’s line number')),
    sku: many(text('SKU=QTY', 'Which units, by SKU')),
    reason: required(text('WORD', 'changed_mind, damaged, faulty, wrong_item, missing, … or your own')),
    note: text('TEXT', 'What the customer says'),
    override: toggle('Take it although the return window is over'),
    on: day('When it was asked for (today)'),
  },
  view: returnView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ requestUnitsBack }, { showReturn }] = await Promise.all([
      import('../../operations/returns/request.ts'),
      import('../../store/list/returns.ts'),
    ]);
    const record = await write(
      context,
      { command: 'returns request', request: { ...args, ...flags } },
      requestUnitsBack,
      (work, number) => showReturn(work, Number(number)),
    );
    const { number, override_days } = record.header;
    const late = override_days === null ? '' : ` ${override_days} days after the return window`;
    return one(returnView, record, {
      done: `Return ${number} of order #${args.order} is requested${late}.`,
      next: `docket returns approve ${number}`,
    });
  },
});
