import { formatQuantity } from '../../base/quantity.ts';
import { sameTerms } from '../../domain/purchasing/supplier-item.ts';
import { reverseMove, type Reached } from '../../domain/stock/reverse.ts';
import type { NewPurchaseLine, PurchaseMove, PurchaseUnits } from '../../domain/events.ts';
import { alertsOf } from '../../store/load/alerts.ts';
import { loadPurchase } from '../../store/load/purchases.ts';
import { termsOf } from '../../store/load/supplier-items.ts';
import type { RowOf } from '../../store/schema.ts';
import type { Work } from '../../store/work.ts';
import { draftLine } from '../purchases/edit.ts';
import { changedSince, dependent, type Reversal } from './reversal.ts';
import { reachedBy, reverseAs, without } from './stock.ts';

export const supplierItemSet: Reversal<'supplier_item_set'> = async (work, { payload }) => {
  const { supplier_id, product_id, terms, before } = payload;
  const now = (await termsOf(work, supplier_id, [product_id])).get(product_id) ?? null;
  if (!sameTerms(now, terms)) {
    const { sku } = await work.tx
      .selectFrom('products')
      .select('sku')
      .where('id', '=', product_id)
      .executeTakeFirstOrThrow();
    throw changedSince(`what the supplier asks for ${sku}`, `docket products show ${sku}`);
  }
  return [{ type: 'supplier_item_set', supplier_id, product_id, terms: before, before: terms }];
};

/** An order of which nothing came, was closed, sent or cancelled was never placed. */
export const purchasePlaced: Reversal<'purchase_placed'> = async (work, { entity_id }) => {
  const header = await headerOf(work, entity_id);
  await refuseUnderWay(work, header);
  if (header.sent_on !== null || header.lifecycle === 'cancelled')
    throw changedSince(`purchase order ${header.number}`, `docket purchases show ${header.number}`);
  return [{ type: 'taken_back', table: 'purchases', ids: [entity_id] }];
};

export const purchaseChanged: Reversal<'purchase_changed'> = async (work, { payload }) => {
  const { purchase_id, changes, before } = payload;
  const header = await headerOf(work, purchase_id);
  const now: Readonly<Record<string, unknown>> = header;
  if (Object.entries(changes).some(([column, value]) => now[column] !== value))
    throw changedSince(`purchase order ${header.number}`, `docket purchases show ${header.number}`);
  if (changes['lifecycle'] === 'open') await refuseUnderWay(work, header);
  return [{ type: 'purchase_changed', purchase_id, changes: before, before: changes }];
};

export const purchaseRedrafted: Reversal<'purchase_redrafted'> = async (work, { payload }) => {
  const { purchase_id, lines, before } = payload;
  const { number } = await headerOf(work, purchase_id);
  const { header, lines: now } = await loadPurchase(work, number);
  if (header.lifecycle !== 'draft' || !sameLines(now.map(draftLine), lines))
    throw changedSince(`purchase order ${number}`, `docket purchases show ${number}`);
  return [{ type: 'purchase_redrafted', purchase_id, lines: before, before: lines }];
};

function sameLines(one: readonly NewPurchaseLine[], other: readonly NewPurchaseLine[]): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder(lines: readonly NewPurchaseLine[]): string {
  return JSON.stringify(lines.map((line) => Object.entries(line).toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

async function headerOf({ tx }: Work, id: number): Promise<RowOf<'purchases'>> {
  return tx.selectFrom('purchases').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

async function refuseUnderWay({ tx }: Work, { id, number }: RowOf<'purchases'>): Promise<void> {
  const begun = await tx
    .selectFrom('purchase_lines')
    .select(['received', 'closed'])
    .where('purchase_id', '=', id)
    .where((eb) => eb.or([eb('received', '>', 0), eb('closed', '>', 0)]))
    .limit(1)
    .executeTakeFirst();
  if (!begun) return;
  const what = begun.received > 0 ? 'goods' : 'some';
  const verb = begun.received > 0 ? 'have come' : 'was closed';
  throw dependent(`${what} of purchase order ${number} ${verb}`, `docket purchases show ${number}`);
}

/** What came was never here; its units are still to come. */
export const purchaseReceived: Reversal<'purchase_received'> = async (work, { payload, operation }) => {
  const { purchase_id, arrivals } = payload;
  await refuseSentBack(work, purchase_id, arrivals);
  const moves = await work.tx
    .selectFrom('stock_moves as m')
    .innerJoin('purchase_lines as l', 'l.id', 'm.purchase_line_id')
    .selectAll('m')
    .where('l.purchase_id', '=', purchase_id)
    .where('m.operation_id', '=', operation)
    .orderBy('m.id', 'desc')
    .execute();
  return [
    {
      type: 'purchase_received',
      purchase_id,
      arrivals: arrivals.map(({ purchase_line_id, quantity }) => ({ purchase_line_id, quantity: -quantity })),
      moves: await reversed(work, moves),
    },
  ];
};

/** What went back to the supplier must have come before. */
async function refuseSentBack(
  { tx }: Work,
  purchase_id: number,
  arrivals: readonly PurchaseUnits[],
): Promise<void> {
  const lines = await tx
    .selectFrom('purchase_lines')
    .select(['id', 'sku', 'received', 'returned'])
    .where('purchase_id', '=', purchase_id)
    .execute();
  for (const { id, sku, received, returned } of lines) {
    const back = arrivals.find(({ purchase_line_id }) => purchase_line_id === id)?.quantity ?? 0;
    if (received - back < returned)
      throw dependent(
        `${formatQuantity(returned)} of ${sku} went back to the supplier`,
        'docket supplier-returns list',
      );
  }
}

async function reversed(work: Work, moves: readonly RowOf<'stock_moves'>[]): Promise<PurchaseMove[]> {
  const as = await reverseAs(work, 'undo');
  const back: PurchaseMove[] = [];
  for (const move of moves) {
    const reached: Reached | null = await reachedBy(work, move);
    const moved = reverseMove(move, reached && without(reached, move, back), as);
    back.push(...moved.map((one) => ({ ...one, purchase_line_id: move.purchase_line_id ?? 0 })));
  }
  return back;
}

export const purchaseCharged: Reversal<'purchase_charged'> = async (
  work,
  { payload: { purchase_id }, operation },
) => {
  const rows = await work.tx
    .selectFrom('purchase_charges')
    .select('id')
    .where('purchase_id', '=', purchase_id)
    .where('operation_id', '=', operation)
    .where('voided_by', 'is', null)
    .execute();
  return [{ type: 'purchase_charges_voided', purchase_id, charge_ids: rows.map(({ id }) => id) }];
};

export const purchaseClosed: Reversal<'purchase_closed'> = async (
  work,
  { payload: { purchase_id }, operation },
) => {
  const closings = await work.tx
    .selectFrom('purchase_closings as c')
    .innerJoin('purchase_lines as l', 'l.id', 'c.purchase_line_id')
    .select(['c.id', 'c.purchase_line_id', 'c.quantity'])
    .where('l.purchase_id', '=', purchase_id)
    .where('c.operation_id', '=', operation)
    .where('c.voided_by', 'is', null)
    .execute();
  return [{ type: 'purchase_reopened', purchase_id, closings }];
};

export const alertsSet: Reversal<'alerts_set'> = async (
  work,
  { payload: { product_ids, state, before } },
) => {
  const known = await alertsOf(work, product_ids);
  if (product_ids.some((id) => (known.get(id) ?? 'armed') !== state))
    throw changedSince('what somebody was told of', 'docket stock low');
  return [{ type: 'alerts_set', product_ids, state: before, before: state }];
};
