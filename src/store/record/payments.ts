import { sql } from 'kysely';
import { take, takeIds } from '../numbers.ts';
import { chunks, insertRows } from '../rows.ts';
import type { Work } from '../work.ts';
import { shiftLines } from './counters.ts';
import type { About, Recorder } from './recorder.ts';
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
    credits.map(({ row }) => row.id),
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
  await shiftCredited(work, ids, -1);
  await rollUp(
    work,
    events.map(({ order_id }) => order_id),
  );
  return events.map(({ order_id, credit_id }) => aboutOrderOf(order_id, 'credit', credit_id));
};

/** Counts the units of credits as credited, on the lines of their orders and of their returns. */
async function shiftCredited(work: Work, credits: readonly number[], sign: 1 | -1): Promise<void> {
  for (const chunk of chunks(credits)) {
    const lines = await work.tx
      .selectFrom('credit_lines')
      .select(['order_line_id as id', 'quantity', 'gross'])
      .where('credit_id', 'in', chunk)
      .where('order_line_id', 'is not', null)
      .execute();
    await shiftLines(
      work,
      lines.flatMap(({ id, quantity, gross }) =>
        id === null ? [] : [{ id, credited: sign * quantity, credited_gross: sign * gross }],
      ),
    );
    await sql`update return_lines set credited = credited + ${sign} * k.quantity
      from (select return_line_id, sum(quantity) as quantity from credit_lines
        where credit_id in (${sql.join(chunk)}) and return_line_id is not null group by return_line_id) as k
      where return_lines.id = k.return_line_id`.execute(work.tx);
  }
}
