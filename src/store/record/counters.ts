import { sql } from 'kysely';
import type { Work } from '../work.ts';

const counters = [
  'cancelled', 'allocated', 'picked', 'shipped', 'delivered', 'return_requested', 'returned', 'credited',
  'cancelled_list_net', 'cancelled_discount', 'cancelled_net', 'cancelled_tax', 'cancelled_gross', 'credited_gross',
] as const; // prettier-ignore

export type Counter = (typeof counters)[number];
export type LineShift = { readonly id: number } & { readonly [C in Counter]?: number };

/** Shifts the cached counters of order lines, each line once; the CHECKs refuse what the laws do not allow. */
export async function shiftLines(work: Work, shifts: readonly LineShift[]): Promise<void> {
  for (const { id, ...sum } of summed(shifts)) {
    const changes = Object.entries(sum).map(([name, by]) => sql`${sql.ref(name)} = ${sql.ref(name)} + ${by}`);
    if (changes.length === 0) continue;
    await sql`update order_lines set ${sql.join(changes)} where id = ${id}`.execute(work.tx);
  }
}

function summed(shifts: readonly LineShift[]): LineShift[] {
  const sums = new Map<number, { id: number } & { [C in Counter]?: number }>();
  for (const shift of shifts) {
    const sum = sums.get(shift.id) ?? { id: shift.id };
    for (const counter of counters) {
      const by = shift[counter];
      if (by !== undefined) sum[counter] = (sum[counter] ?? 0) + by;
    }
    sums.set(shift.id, sum);
  }
  return [...sums.values()].toSorted((a, b) => a.id - b.id);
}
