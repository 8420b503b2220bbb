import { sql } from 'kysely';
import type { Day } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import type { ReturnLifecycle } from '../../domain/returns/status.ts';
import { chunks } from '../rows.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';
import { loadShop } from '../load/shop.ts';
import { orderId } from './payments.ts';

/** Everything that is shown of one return, in stored units. */
export interface ReturnRecord {
  readonly header: RowOf<'returns'>;
  /** The order's number; a return from before docket names none. */
  readonly order: number | null;
  readonly currency: string;
  readonly lines: readonly ReturnLineRecord[];
  readonly credit: { readonly net: number; readonly tax: number; readonly gross: number };
  /** What was paid back for it. */
  readonly refunded: number;
}

export interface ReturnLineRecord extends RowOf<'return_lines'> {
  readonly order_line: number | null;
  readonly sku: string;
  readonly name: string;
}

export interface ReturnFilter {
  readonly order?: number | undefined;
  readonly lifecycle?: ReturnLifecycle | undefined;
  readonly reason?: string | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly limit?: number | undefined;
}

/** Returns, the newest first. Refuses (3) an order that does not exist. */
export async function listReturns(
  reading: Pick<Reading, 'tx'>,
  filter: ReturnFilter,
): Promise<ReturnRecord[]> {
  const { order, lifecycle, reason, from, to, limit } = filter;
  let query = headers(reading).where('r.undone_by', 'is', null).orderBy('r.number', 'desc');
  if (order !== undefined) query = query.where('r.order_id', '=', await orderId(reading, order));
  if (lifecycle !== undefined) query = query.where('r.lifecycle', '=', lifecycle);
  if (reason !== undefined) query = query.where('r.reason', '=', reason);
  if (from !== undefined) query = query.where('r.requested_on', '>=', from);
  if (to !== undefined) query = query.where('r.requested_on', '<=', to);
  if (limit !== undefined) query = query.limit(limit);
  return recordsOf(reading, await query.execute());
}

/** One return by number; refuses (3) a number that none has. */
export async function showReturn(reading: Pick<Reading, 'tx'>, number: number): Promise<ReturnRecord> {
  const header = await headers(reading).where('r.number', '=', number).executeTakeFirst();
  if (!header || header.undone_by !== null) {
    const message = header ? `Return ${number} was undone.` : `There is no return ${number}.`;
    throw new Refusal('not_found', message, { hint: 'docket returns list' });
  }
  const [record] = await recordsOf(reading, [header]);
  if (!record) throw new TypeError(`no record of return ${number}`);
  return record;
}

/** The goodwill (gross) that was credited on an order of which nothing is left to credit; 0 where something is. */
export async function goodwillThatEndedIt(
  { tx }: Pick<Reading, 'tx'>,
  order: number | null,
): Promise<number> {
  if (order === null) return 0;
  const row = await tx
    .selectFrom('credits as c')
    .innerJoin('orders as o', 'o.id', 'c.order_id')
    .select(sql<number | null>`sum(c.gross)`.as('gross'))
    .where('o.number', '=', order)
    .whereRef('o.credits', '=', 'o.gross')
    .where('c.kind', '=', 'goodwill')
    .where('c.voided_by', 'is', null)
    .executeTakeFirst();
  return row?.gross ?? 0;
}

function headers({ tx }: Pick<Reading, 'tx'>) {
  return tx
    .selectFrom('returns as r')
    .leftJoin('orders as o', 'o.id', 'r.order_id')
    .selectAll('r')
    .select(['o.number as order_number', 'o.currency']);
}

type Header = RowOf<'returns'> & { readonly order_number: number | null; readonly currency: string | null };

async function recordsOf({ tx }: Pick<Reading, 'tx'>, rows: readonly Header[]): Promise<ReturnRecord[]> {
  const { currency: home } = await loadShop(tx);
  const ids = rows.map(({ id }) => id);
  const lines = await linesOf(tx, ids);
  const credits = await creditsOf(tx, ids);
  const refunds = await refundsOf(tx, ids);
  return rows.map(({ order_number, currency, ...header }) => ({
    header,
    order: order_number,
    currency: currency ?? home,
    lines: lines.get(header.id) ?? [],
    credit: credits.get(header.id) ?? { net: 0, tax: 0, gross: 0 },
    refunded: refunds.get(header.id) ?? 0,
  }));
}

async function linesOf(tx: Reading['tx'], ids: readonly number[]): Promise<Map<number, ReturnLineRecord[]>> {
  const lines: ReturnLineRecord[] = [];
  for (const chunk of chunks(ids)) {
    const rows = await tx
      .selectFrom('return_lines as r')
      .innerJoin('products as p', 'p.id', 'r.product_id')
      .leftJoin('order_lines as l', 'l.id', 'r.order_line_id')
      .selectAll('r')
      .select(['l.line as order_line', 'p.sku as product_sku', 'p.name as product_name', 'l.sku', 'l.name'])
      .where('r.return_id', 'in', chunk)
      .orderBy('r.return_id')
      .orderBy('r.line')
      .execute();
    // What is sold under another name by now is shown as it was when it was ordered.
    for (const { product_sku, product_name, sku, name, ...line } of rows)
      lines.push({ ...line, sku: sku ?? product_sku, name: name ?? product_name });
  }
  return Map.groupBy(lines, ({ return_id }) => return_id);
}

async function creditsOf(
  tx: Reading['tx'],
  ids: readonly number[],
): Promise<Map<number, ReturnRecord['credit']>> {
  const credits = new Map<number, ReturnRecord['credit']>();
  for (const chunk of chunks(ids)) {
    const rows = await tx
      .selectFrom('credits')
      .select('return_id')
      .select([
        sql<number>`sum(net)`.as('net'),
        sql<number>`sum(tax)`.as('tax'),
        sql<number>`sum(gross)`.as('gross'),
      ])
      .where('return_id', 'in', chunk)
      .where('voided_by', 'is', null)
      .groupBy('return_id')
      .execute();
    for (const { return_id, ...sums } of rows) credits.set(return_id ?? 0, sums);
  }
  return credits;
}

async function refundsOf(tx: Reading['tx'], ids: readonly number[]): Promise<Map<number, number>> {
  const refunds = new Map<number, number>();
  for (const chunk of chunks(ids)) {
    const rows = await tx
      .selectFrom('payments')
      .select('return_id')
      .select(sql<number>`sum(amount)`.as('amount'))
      .where('return_id', 'in', chunk)
      .where('kind', '=', 'refund')
      .where('voided_by', 'is', null)
      .groupBy('return_id')
      .execute();
    for (const { return_id, amount } of rows) refunds.set(return_id ?? 0, amount);
  }
  return refunds;
}
