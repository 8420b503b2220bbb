import { take, takeIds } from '../numbers.ts';
import { insertRows } from '../rows.ts';
import { shiftLines } from './counters.ts';
import type { About, Recorder } from './index.ts';
import { rollUp } from './roll-up.ts';

function aboutOrderOf(order_id: number | null, entity: string, id: number): About {
  return order_id === null ? { entity, id } : { entity: 'order', id: order_id };
}

export const paymentAdded: Recorder<'payment_added'> = async (work, events) => {
  const numbers = await take(work, 'payment', events.length);
  const next = await takeIds(work, events.length);
  const rows = events.map(({ type: _, ...payment }, index) => ({
    id: next(),
    number: numbers[index] ?? 0,
    ...payment,
    operation_id: work.operation,
    voided_by: null,
  }));
  await insertRows(work, 'payments', rows);
  await rollUp(
    work,
    events.map(({ order_id }) => order_id),
  );
  return rows.map(({ id, order_id }) => aboutOrderOf(order_id, 'payment', id));
};

export const paymentVoided: Recorder<'payment_voided'> = async (work, events) => {
  const ids = events.map(({ payment_id }) => payment_id);
  await work.tx.updateTable('payments').set({ voided_by: work.operation }).where('id', 'in', ids).execute();
  await rollUp(
    work,
    events.map(({ order_id }) => order_id),
  );
  return events.map(({ order_id, payment_id }) => aboutOrderOf(order_id, 'payment', payment_id));
};

export const creditWritten: Recorder<'credit_written'> = async (work, events) => {
  const next = await takeIds(
    work,
    events.reduce((sum, event) => sum + 1 + event.lines.length, 0),
  );
  const credits = events.map(({ type: _, lines, ...credit }) => ({
    row: { id: next(), ...credit, operation_id: work.operation, voided_by: null },
    lines,
  }));
  await insertRows(
    work,
    'credits',
    credits.map(({ row }) => row),
  );
  await insertRows(
    work,
    'credit_lines',
    credits.flatMap(({ row, lines }) => lines.map((line) => ({ id: next(), credit_id: row.id, ...line }))),
  );
  await shiftCredited(
    work,
    credits.flatMap(({ lines }) => lines),
    1,
  );
  await rollUp(
    work,
    events.map(({ order_id }) => order_id),
  );
  return credits.map(({ row }) => aboutOrderOf(row.order_id, 'credit', row.id));
};

export const creditVoided: Recorder<'credit_voided'> = async (work, events) => {
  const ids = events.map(({ credit_id }) => credit_id);
  await work.tx.updateTable('credits').set({ voided_by: work.operation }).where('id', 'in', ids).execute();
  const lines = await work.tx.selectFrom('credit_lines').selectAll().where('credit_id', 'in', ids).execute();
  await shiftCredited(work, lines, -1);
  await rollUp(
    work,
    events.map(({ order_id }) => order_id),
  );
  return events.map(({ order_id, credit_id }) => aboutOrderOf(order_id, 'credit', credit_id));
};

type Credited = {
  readonly order_line_id: number | null;
  readonly return_line_id: number | null;
  readonly quantity: number;
  readonly gross: number;
};

async function shiftCredited(
  work: Parameters<typeof creditWritten>[0],
  lines: readonly Credited[],
  sign: 1 | -1,
): Promise<void> {
  await shiftLines(
    work,
    lines.flatMap(({ order_line_id, quantity, gross }) =>
      order_line_id === null
        ? []
        : [{ id: order_line_id, credited: sign * quantity, credited_gross: sign * gross }],
    ),
  );
  for (const { return_line_id, order_line_id, quantity } of lines) {
    if (return_line_id === null || order_line_id === null) continue;
    await work.tx
      .updateTable('return_lines')
      .set((eb) => ({ credited: eb('credited', '+', sign * quantity) }))
      .where('id', '=', return_line_id)
      .execute();
  }
}
