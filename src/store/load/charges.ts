import type { Reading } from '../work.ts';

/** The ids of an order's charges that stand. */
export async function openCharges({ tx }: Pick<Reading, 'tx'>, order_id: number): Promise<number[]> {
  const charges = await tx
    .selectFrom('order_charges')
    .select('id')
    .where('order_id', '=', order_id)
    .where('cancelled_by', 'is', null)
    .orderBy('id')
    .execute();
  return charges.map(({ id }) => id);
}
