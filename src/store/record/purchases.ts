import { sql } from 'kysely';
import type { DocketEvent, NewPurchaseLine, PurchaseUnits } from '../../domain/events.ts';
import { takeIds, takeOrKeep } from '../numbers.ts';
import { chunks, insertRows } from '../rows.ts';
import { Stale } from '../transact.ts';
import type { Work } from '../work.ts';
import type { Recorder } from './recorder.ts';
import { recordMoves } from './stock.ts';

const aboutPurchase = ({ purchase_id }: { readonly purchase_id: number }) => ({
  entity: 'purchase',
  id: purchase_id,
});

export const supplierItemSet: Recorder<'supplier_item_set'> = async (work, events) => {
  for (const event of events) await setItem(work, event);
  return events.map(({ product_id }) => ({ entity: 'product', id: product_id }));
};

async function setItem(
  work: Work,
  { supplier_id, product_id, terms }: DocketEvent<'supplier_item_set'>,
): Promise<void> {
  const { tx } = work;
  const item = await tx
    .selectFrom('supplier_items')
    .select('id')
    .where('supplier_id', '=', supplier_id)
    .where('product_id', '=', product_id)
    .executeTakeFirst();
  if (item) {
    await tx.deleteFrom('supplier_prices').where('supplier_item_id', '=', item.id).execute();
    await tx.deleteFrom('supplier_items').where('id', '=', item.id).execute();
  }
  if (terms === null) return;
  const { breaks, ...own } = terms;
  const id = item?.id ?? (await takeIds(work, 1))();
  await insertRows(work, 'supplier_items', [{ id, supplier_id, product_id, ...own }]);
  await insertRows(
    work,
    'supplier_prices',
    breaks.map((less) => ({ supplier_item_id: id, ...less })),
  );
}

export const purchasePlaced: Recorder<'purchase_placed'> = async (work, events) => {
  const own = events.map(({ number }) => number);
  const numbers = await takeOrKeep(work, 'purchase', own);
  const next = await takeIds(work, events.length);
  const made = events.map((event, index) => ({ event, id: next(), number: numbers[index] ?? 0 }));
  await insertRows(
    work,
    'purchases',
    made.map(({ event: { type: _, lines: __, ...purchase }, id, number }) => ({
      sent_at: null, sent_on: null, ...purchase, id, number, operation_id: work.operation, undone_by: null,
    })), // prettier-ignore
  );
  await insertLines(
    work,
    made.flatMap(({ event, id }) => event.lines.map((line) => ({ purchase_id: id, ...line }))),
  );
  return made.map(({ id }) => ({ entity: 'purchase', id }));
};

export const purchaseChanged: Recorder<'purchase_changed'> = async (work, events) => {
  for (const { purchase_id, changes } of events)
    await work.tx.updateTable('purchases').set(changes).where('id', '=', purchase_id).execute();
  return events.map(aboutPurchase);
};

type NewLine = NewPurchaseLine & { readonly purchase_id: number };

async function insertLines(work: Work, lines: readonly NewLine[]): Promise<void> {
  const next = await takeIds(work, lines.length);
  await insertRows(
    work,
    'purchase_lines',
    lines.map((line) => ({ id: next(), ...line })),
  );
}

/** A draft has promised nobody anything: its lines are no facts. */
export const purchaseRedrafted: Recorder<'purchase_redrafted'> = async (work, events) => {
  for (const { purchase_id, lines } of events) {
    await work.tx.deleteFrom('purchase_lines').where('purchase_id', '=', purchase_id).execute();
    await insertLines(
      work,
      lines.map((line) => ({ purchase_id, ...line })),
    );
  }
  return events.map(aboutPurchase);
};

export const purchaseReceived: Recorder<'purchase_received'> = async (work, events) => {
  for (const { arrivals } of events) for (const arrival of arrivals) await shift(work, 'received', arrival);
  await recordMoves(
    work,
    events.flatMap(({ moves }) => moves),
  );
  return events.map(aboutPurchase);
};

export const purchaseCharged: Recorder<'purchase_charged'> = async (work, events) => {
  const charges = events.flatMap(({ purchase_id, charges: own, charged_at, charged_on }) =>
    own.map((charge) => ({ purchase_id, ...charge, charged_at, charged_on })),
  );
  const next = await takeIds(work, charges.length);
  await insertRows(
    work,
    'purchase_charges',
    charges.map((charge) => ({ id: next(), ...charge, operation_id: work.operation, voided_by: null })),
  );
  return events.map(aboutPurchase);
};

export const purchaseChargesVoided: Recorder<'purchase_charges_voided'> = async (work, events) => {
  for (const { charge_ids } of events)
    await work.tx
      .updateTable('purchase_charges')
      .set({ voided_by: work.operation })
      .where('id', 'in', charge_ids)
      .execute();
  return events.map(aboutPurchase);
};

export const purchaseClosed: Recorder<'purchase_closed'> = async (work, events) => {
  const closings = events.flatMap(({ lines, reason, closed_at, closed_on }) =>
    lines.map((units) => ({ ...units, reason, closed_at, closed_on })),
  );
  const next = await takeIds(work, closings.length);
  await insertRows(
    work,
    'purchase_closings',
    closings.map((closing) => ({ id: next(), ...closing, operation_id: work.operation, voided_by: null })),
  );
  for (const units of closings) await shift(work, 'closed', units);
  return events.map(aboutPurchase);
};

export const purchaseReopened: Recorder<'purchase_reopened'> = async (work, events) => {
  const closings = events.flatMap((event) => event.closings);
  for (const { id, purchase_line_id, quantity } of closings) {
    await work.tx
      .updateTable('purchase_closings')
      .set({ voided_by: work.operation })
      .where('id', '=', id)
      .execute();
    await shift(work, 'closed', { purchase_line_id, quantity: -quantity });
  }
  return events.map(aboutPurchase);
};

/** What another program has received, closed or sent back meanwhile makes this one start again. */
export async function shift(
  work: Work,
  counter: 'received' | 'closed' | 'returned',
  { purchase_line_id, quantity }: PurchaseUnits,
): Promise<void> {
  const column = sql.ref(counter);
  const { numAffectedRows } = await sql`
    update purchase_lines set ${column} = ${column} + ${quantity}
    where id = ${purchase_line_id} and ${column} + ${quantity} >= 0`.execute(work.tx);
  if (numAffectedRows !== 1n) throw new Stale('the purchase order has changed');
}

export const alertsSet: Recorder<'alerts_set'> = async (work, events) => {
  for (const { product_ids, state } of events) {
    for (const chunk of chunks(product_ids))
      await work.tx.deleteFrom('alerts').where('product_id', 'in', chunk).execute();
    if (state !== 'armed')
      await insertRows(
        work,
        'alerts',
        product_ids.map((product_id) => ({ product_id, state, operation_id: work.operation })),
      );
  }
  return events.map(({ product_ids }) => ({ entity: 'product', id: product_ids[0] ?? 0 }));
};
