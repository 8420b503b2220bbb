import { sql } from 'kysely';
import type { Day } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import type { LineMove } from '../../domain/fulfilment/shipped.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';
import { loadOrderById, type LoadedOrder } from './orders.ts';

export type Return = RowOf<'returns'>;
export type ReturnLine = RowOf<'return_lines'> & { readonly sku: string };

/** A return with its order and what a decision about it needs, locked until the transaction ends. */
export interface LoadedReturn extends LoadedOrder {
  readonly header: Return;
  /** In the order of their line numbers. */
  readonly units: readonly ReturnLine[];
}

/** Refuses (3) a number that no return has, and (4) a return from imported history, which is over. */
export async function loadReturn(work: Reading, number: number): Promise<LoadedReturn> {
  const known = await work.tx
    .selectFrom('returns')
    .select(['id', 'order_id', 'lifecycle', 'undone_by'])
    .where('number', '=', number)
    .executeTakeFirst();
  if (!known || known.undone_by !== null) {
    const message = known ? `Return ${number} was undone.` : `There is no return ${number}.`;
    throw new Refusal('not_found', message, { hint: 'docket returns list' });
  }
  if (known.order_id === null || known.lifecycle === 'imported') {
    throw new Refusal('state', `Return ${number} was imported from the past, and is over.`, {
      hint: `docket returns show ${number}`,
    });
  }
  // The order is locked first, as by everything else that changes it.
  const loaded = await loadOrderById(work, known.order_id);
  return { ...loaded, header: await headerOf(work, known.id), units: await unitsOf(work, known.id) };
}

async function headerOf(work: Reading, id: number): Promise<Return> {
  const query = work.tx.selectFrom('returns').selectAll().where('id', '=', id);
  return (work.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirstOrThrow();
}

async function unitsOf(work: Reading, return_id: number): Promise<ReturnLine[]> {
  return work.tx
    .selectFrom('return_lines as r')
    .innerJoin('order_lines as l', 'l.id', 'r.order_line_id')
    .selectAll('r')
    .select('l.sku')
    .where('r.return_id', '=', return_id)
    .orderBy('r.line')
    .execute();
}

/** The last day on which units of order lines reached the customer: delivered, or where that is not known shipped. */
export async function lastReached(work: Reading, lines: readonly number[]): Promise<Map<number, Day>> {
  if (lines.length === 0) return new Map();
  const rows = await work.tx
    .selectFrom('stock_moves as m')
    .innerJoin('shipments as s', 's.id', 'm.shipment_id')
    .leftJoin('deliveries as d', (join) =>
      join.onRef('d.shipment_id', '=', 's.id').on('d.voided_by', 'is', null),
    )
    .select('m.order_line_id')
    .select(sql<Day>`max(coalesce(d.delivered_on, s.shipped_on))`.as('day'))
    .where('m.order_line_id', 'in', lines)
    .where('s.voided_by', 'is', null)
    .where('m.reverses', 'is', null)
    .groupBy('m.order_line_id')
    .execute();
  return new Map(
    rows.flatMap(({ order_line_id, day }) => (order_line_id === null ? [] : [[order_line_id, day]])),
  );
}

const moveColumns = [
  'id', 'order_line_id', 'from_location_id', 'to_location_id', 'lot', 'quantity', 'value', 'shipment_id', 'return_line_id', 'reverses',
] as const; // prettier-ignore

/** What left with order lines and came back of them, by order line, in the order in which it was recorded. */
export async function movesOfOrderLines(
  work: Reading,
  lines: readonly number[],
): Promise<Map<number, LineMove[]>> {
  if (lines.length === 0) return new Map();
  const rows = await work.tx
    .selectFrom('stock_moves')
    .select(moveColumns)
    .where('order_line_id', 'in', lines)
    .orderBy('id')
    .execute();
  return Map.groupBy(rows, ({ order_line_id }) => order_line_id ?? 0);
}

export interface Inspected {
  readonly return_line_id: number;
  readonly location_id: number;
  readonly lot: string;
  readonly quantity: number;
}

/** What was judged of a return's lines, and where it lay then. */
export async function inspectionsOf(work: Reading, lines: readonly number[]): Promise<Inspected[]> {
  if (lines.length === 0) return [];
  return work.tx
    .selectFrom('inspections')
    .select(['return_line_id', 'location_id', 'lot', 'quantity'])
    .where('return_line_id', 'in', lines)
    .orderBy('id')
    .execute();
}
