import { Refusal } from '../../base/refusal.ts';
import { many } from '../../kit/command.ts';
import { documentNumber, many as several, toggle } from '../../kit/inputs.ts';
import type { PromisedRow } from '../../store/list/orders.ts';
import { promisedView } from '../../views/order-list.ts';
import { command, write } from '../desk.ts';

export default command({
  summary: 'Promises what is free to orders that wait for it.',
  examples: [
    ['docket orders allocate 1041', 'to this one, whoever else waits'],
    ['docket orders allocate --all', 'to all that wait, in turn'],
  ],
  args: { orders: several(documentNumber('ORDER', 'The numbers of orders')) },
  flags: { all: toggle('Every order that waits: by promised day, placed day, number') },
  view: promisedView,
  writes: true,
  async run(context, { args, flags }) {
    const orders = chosen(args.orders, flags.all);
    const [{ allocateOrders }, { ordersByNumber }] = await Promise.all([
      import('../../operations/orders/allocate.ts'),
      import('../../store/list/orders.ts'),
    ]);
    const rows = await write(
      context,
      { command: 'orders allocate', request: { orders } },
      allocateOrders,
      (work, numbers) => ordersByNumber(work, numbersIn(numbers)),
    );
    return many(promisedView, rows, { done: saying(rows, orders) });
  },
});

function chosen(orders: readonly number[], all: boolean): readonly number[] | 'all' {
  if (all && orders.length > 0) throw new Refusal('usage', 'Either orders by number or --all.');
  if (!all && orders.length === 0) {
    throw new Refusal('input.missing', 'Which orders?', {
      hint: 'docket orders allocate 1041      or docket orders allocate --all',
    });
  }
  return all ? 'all' : orders;
}

function numbersIn(text: string): number[] {
  return text === '' ? [] : text.split(' ').map(Number);
}

function saying(rows: readonly PromisedRow[], orders: readonly number[] | 'all'): string {
  if (rows.length === 0) return 'Nothing is free for the orders that wait.';
  const waiting = rows.filter((row) => row.waiting > 0).length;
  const count = rows.length === 1 ? '1 order' : `${rows.length} orders`;
  const given = orders === 'all' ? `${count} got stock` : `${count} looked at`;
  return waiting === 0 ? `${given}; nothing of them waits.` : `${given}; ${waiting} still wait for some.`;
}
