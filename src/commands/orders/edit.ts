import { formatMoney } from '../../base/money.ts';
import { one } from '../../kit/command.ts';
import { day, documentNumber, many, required, text, toggle, value, word } from '../../kit/inputs.ts';
import { orderView } from '../../views/order.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Changes a draft or an open order, and adds lines to it.',
  examples: [
    [
      'docket orders edit 1041 --promised 2026-03-12 --note "ring first"',
      'another day, and a word for the packer',
    ],
    ['docket orders edit 1041 --line TEA=2', 'two more, at the price of today'],
    ['docket orders edit 1041 --ship-to "2 Harbour Road, Whitby, YO21 3PR, GB"', 'another address'],
    ['docket orders edit 1041 --note ""', 'takes the note away'],
  ],
  args: { order: required(documentNumber('ORDER', 'The order’s number')) },
  flags: {
    line: many(text('SKU=QTY[@PRICE][-10%]', 'What is added; less is orders cancel --line')),
    ship_to: text('ADDRESS', 'Street, town, postcode, country'),
    promised: value('DAY', 'When it shall leave', (typed) => (typed === '' ? '' : day('').parse(typed))),
    note: text('TEXT', 'For the packer'),
    ship_policy: word(['complete', 'partial'], 'HOW', 'Whether it may leave in parts'),
    external_ref: text('REF', 'The channel’s own number'),
    backorder: toggle('Let wait what is not there'),
  },
  view: orderView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ editOrder }, { showOrder }] = await Promise.all([
      import('../../operations/orders/edit.ts'),
      import('../../store/list/order.ts'),
    ]);
    const asked = { command: 'orders edit', request: { ...args, ...flags } };
    const record = await write(context, asked, editOrder, (work, number) => showOrder(work, Number(number)));
    const { number, due, currency } = record.order;
    const owed = due > 0 && flags.line.length > 0 ? ` ${formatMoney(due, currency)} ${currency} is due.` : '';
    return one(orderView, record, {
      done: `Order #${number} is changed.${owed}`,
      next: `docket orders show ${number}`,
    });
  },
});
