import { sql } from 'kysely';
import type { DocketEvent, PastMove } from '../../domain/events.ts';
import { take, takeIds, takeOrKeep } from '../numbers.ts';
import { chunks, insertRows } from '../rows.ts';
import type { Work } from '../work.ts';
import { insertOrderLines } from './order-lines.ts';
import type { Recorder } from './recorder.ts';
import { rollUp } from './roll-up.ts';
import { recordMoves, type Move } from './stock.ts';

/** Orders that stand as placed, paid, shipped and delivered: one pass over each table, whatever their number. */
export const pastOrderRecorded: Recorder<'past_order_recorded'> = async (work, events) => {
  const numbers = await takeOrKeep(
    work,
    'order',
    events.map(({ number }) => number),
  );
  const next = await takeIds(work, events.length);
  const placed = events.map((event, index) => ({ event, id: next(), number: numbers[index] ?? 0 }));
  await insertRows(
    work,
    'orders',
    placed.map(({ event, id, number }) => ({
      id, number, ...event.order, hold_reason: null, hold_until: null, operation_id: work.operation, undone_by: null,
    })), // prettier-ignore
  );
  const lineIds = await insertLines(work, placed);
  await insertCharges(work, placed);
  await sendOut(work, placed, lineIds);
  await settleOrders(work, placed);
  const ids = placed.map(({ id }) => id);
  await rollUp(work, ids);
  return ids.map((id) => ({ entity: 'order', id }));
};

type Placed = {
  readonly event: DocketEvent<'past_order_recorded'>;
  readonly id: number;
  readonly number: number;
};

async function insertLines(work: Work, placed: readonly Placed[]): Promise<Map<string, number>> {
  const next = await takeIds(
    work,
    placed.reduce((sum, { event }) => sum + event.lines.length, 0),
  );
  const rows = placed.flatMap(({ event, id }) =>
    event.lines.map((line) => {
      const gone = line.stocked === 1 ? line.ordered : 0;
      return { id: next(), order_id: id, ...line, shipped: gone, delivered: gone };
    }),
  );
  await insertOrderLines(work, rows);
  return new Map(rows.map(({ id, order_id, line }) => [`${order_id} ${line}`, id]));
}

async function insertCharges(work: Work, placed: readonly Placed[]): Promise<void> {
  const charges = placed.flatMap(({ event, id }) =>
    event.charges.map((charge) => ({ order_id: id, charge })),
  );
  const next = await takeIds(work, charges.length);
  await insertRows(
    work,
    'order_charges',
    charges.map(({ order_id, charge }) => ({ id: next(), order_id, ...charge, cancelled_by: null })),
  );
}

/** Goods leave on the day of the order, in one parcel, and arrive on it. */
async function sendOut(
  work: Work,
  placed: readonly Placed[],
  lineIds: ReadonlyMap<string, number>,
): Promise<void> {
  const sent = placed.filter(({ event }) => event.moves.length > 0);
  const numbers = await take(work, 'shipment', sent.length);
  const next = await takeIds(work, sent.length * 2);
  const parcels = sent.map((order, index) => ({ ...order, shipment: next(), number: numbers[index] ?? 0 }));
  await insertRows(
    work,
    'shipments',
    parcels.map(({ event: { order }, id, shipment, number }) => ({
      id: shipment, number, order_id: id, kind: 'history', carrier: null, tracking: null,
      shipped_at: order.placed_at, shipped_on: order.placed_on, operation_id: work.operation, voided_by: null,
    })), // prettier-ignore
  );
  await recordMoves(
    work,
    parcels.flatMap(({ event, id, shipment }) => {
      const lines = new Map(event.lines.map((line) => [line.line, line]));
      return event.moves.map((move) => {
        const { product_id = 0, ordered = 0 } = lines.get(move.line) ?? {};
        const order_line_id = lineIds.get(`${id} ${move.line}`) ?? null;
        const { placed_at: moved_at, placed_on: moved_on } = event.order;
        return {
          ...pastMove(move, { product_id, quantity: ordered, moved_at, moved_on }),
          order_line_id,
          shipment_id: shipment,
        };
      });
    }),
  );
  await insertRows(
    work,
    'deliveries',
    parcels.map(({ event: { order }, shipment }) => ({
      id: next(), shipment_id: shipment, delivered_at: order.placed_at, delivered_on: order.placed_on,
      operation_id: work.operation, voided_by: null,
    })), // prettier-ignore
  );
}

function pastMove(
  { from_location_id, to_location_id, value }: PastMove,
  what: Pick<Move, 'product_id' | 'quantity' | 'moved_at' | 'moved_on'>,
): Move {
  return {
    product_id: what.product_id,
    from_location_id,
    to_location_id,
    lot: '',
    quantity: what.quantity,
    value,
    moved_at: what.moved_at,
    moved_on: what.moved_on,
    kind: 'history',
    reason: null,
    order_line_id: null,
    shipment_id: null,
    return_line_id: null,
    reverses: null,
  };
}

/** One payment of what the order comes to; where that is nothing, nothing was paid. */
async function settleOrders(work: Work, placed: readonly Placed[]): Promise<void> {
  const totals = placed.flatMap(({ event, id }) => {
    const amount = [...event.lines, ...event.charges].reduce((sum, { gross }) => sum + gross, 0);
    const { currency, placed_at: paid_at, placed_on: paid_on } = event.order;
    return amount === 0 ? [] : [{ order_id: id, return_id: null, amount, currency, paid_at, paid_on }];
  });
  await insertPayments(work, 'payment', totals);
}

async function insertPayments(
  work: Work,
  kind: 'payment' | 'refund',
  totals: readonly {
    readonly order_id: number | null;
    readonly return_id: number | null;
    readonly amount: number;
    readonly currency: string;
    readonly paid_at: string;
    readonly paid_on: string;
  }[],
): Promise<void> {
  const numbers = await take(work, 'payment', totals.length);
  const next = await takeIds(work, totals.length);
  await insertRows(
    work,
    'payments',
    totals.map((total, index) => ({
      id: next(), number: numbers[index] ?? 0, ...total, kind, method: 'imported', ref: null, reason: null,
      refund_of: null, operation_id: work.operation, voided_by: null,
    })), // prettier-ignore
  );
}

/** Returns that name no order: received, credited and paid back on their day. */
export const pastReturnRecorded: Recorder<'past_return_recorded'> = async (work, events) => {
  const numbers = await take(work, 'return', events.length);
  const lineCount = events.reduce((sum, event) => sum + event.lines.length, 0);
  const next = await takeIds(work, events.length + lineCount);
  const returns = events.map((event, index) => ({ event, id: next(), number: numbers[index] ?? 0 }));
  await insertRows(
    work,
    'returns',
    returns.map(({ event, id, number }) => ({
      id, number, ...event.returned, operation_id: work.operation, undone_by: null,
    })), // prettier-ignore
  );
  const lines = returns.flatMap((back) =>
    back.event.lines.map((line) => ({ ...back, line, line_id: next() })),
  );
  await insertRows(
    work,
    'return_lines',
    lines.map(({ event, id, line: { line, product_id, quantity }, line_id }) => ({
      id: line_id, return_id: id, line, order_line_id: null, product_id, reason: event.returned.reason, quantity,
      received: quantity, credited: quantity,
    })), // prettier-ignore
  );
  await takeIn(work, lines);
  await creditReturns(work, returns, lines);
  return returns.map(({ id }) => ({ entity: 'return', id }));
};

type Returned = { readonly event: DocketEvent<'past_return_recorded'>; readonly id: number };
type ReturnedLine = Returned & {
  readonly line: DocketEvent<'past_return_recorded'>['lines'][number];
  readonly line_id: number;
};

async function takeIn(work: Work, lines: readonly ReturnedLine[]): Promise<void> {
  await recordMoves(
    work,
    lines.flatMap(({ event, line, line_id }) => {
      const move = event.moves.find((each) => each.line === line.line);
      if (!move) return [];
      const { requested_at: moved_at, requested_on: moved_on } = event.returned;
      return [{ ...pastMove(move, { ...line, moved_at, moved_on }), return_line_id: line_id }];
    }),
  );
}

async function creditReturns(
  work: Work,
  returns: readonly Returned[],
  lines: readonly ReturnedLine[],
): Promise<void> {
  const next = await takeIds(work, returns.length + lines.length);
  const credits = returns.map(({ event, id }) => ({
    id: next(),
    order_id: null,
    return_id: id,
    kind: 'imported' as const,
    ...sumOf(event.lines),
    reason: event.returned.reason,
    credited_at: event.returned.requested_at,
    credited_on: event.returned.requested_on,
    operation_id: work.operation,
    voided_by: null,
  }));
  await insertRows(work, 'credits', credits);
  const creditOf = new Map(credits.map(({ id, return_id }) => [return_id, id]));
  await insertRows(
    work,
    'credit_lines',
    lines.map(({ id, line, line_id }) => ({
      id: next(),
      credit_id: creditOf.get(id) ?? 0,
      order_line_id: null,
      return_line_id: line_id,
      product_id: line.product_id,
      quantity: line.quantity,
      list_net: line.list_net,
      tax_rate: line.tax_rate,
      net: line.net,
      tax: line.tax,
      gross: line.gross,
    })),
  );
  await insertPayments(
    work,
    'refund',
    returns.flatMap(({ event, id }) => {
      const { gross: amount } = sumOf(event.lines);
      const { requested_at: paid_at, requested_on: paid_on } = event.returned;
      const total = { order_id: null, return_id: id, amount, currency: event.currency, paid_at, paid_on };
      return amount === 0 ? [] : [total];
    }),
  );
}

function sumOf(lines: readonly { readonly net: number; readonly tax: number; readonly gross: number }[]) {
  const sum = { net: 0, tax: 0, gross: 0 };
  for (const { net, tax, gross } of lines) {
    sum.net += net;
    sum.tax += tax;
    sum.gross += gross;
  }
  return sum;
}

/** Reverses everything that stands for orders and returns of the past, a few statements for each chunk of them. */
export const pastTakenBack: Recorder<'past_taken_back'> = async (work, events) => {
  for (const { order_ids, return_ids } of events) {
    for (const chunk of chunks(order_ids)) await takeOrdersBack(work, chunk);
    for (const chunk of chunks(return_ids)) await takeReturnsBack(work, chunk);
  }
  return events.map(({ order_ids, return_ids }) => {
    const [order] = order_ids;
    return order === undefined
      ? { entity: 'return', id: return_ids[0] ?? 0 }
      : { entity: 'order', id: order };
  });
};

async function takeOrdersBack(work: Work, orders: readonly number[]): Promise<void> {
  const { tx, operation } = work;
  const moves = await tx
    .selectFrom('stock_moves as m')
    .innerJoin('shipments as s', 's.id', 'm.shipment_id')
    .selectAll('m')
    .where('s.order_id', 'in', orders)
    .where('s.voided_by', 'is', null)
    .where('m.reverses', 'is', null)
    .execute();
  await recordMoves(work, moves.map(reversed(work)));
  const shipments = sql`(select id from shipments where order_id in (${sql.join(orders)}))`;
  await sql`update deliveries set voided_by = ${operation} where voided_by is null and shipment_id in ${shipments}`.execute(
    tx,
  );
  const void_ = { voided_by: operation };
  await tx
    .updateTable('shipments')
    .set(void_)
    .where('order_id', 'in', orders)
    .where('voided_by', 'is', null)
    .execute();
  await tx
    .updateTable('payments')
    .set(void_)
    .where('order_id', 'in', orders)
    .where('voided_by', 'is', null)
    .execute();
  await tx
    .updateTable('credits')
    .set(void_)
    .where('order_id', 'in', orders)
    .where('voided_by', 'is', null)
    .execute();
  await tx
    .updateTable('order_lines')
    .set({ shipped: 0, delivered: 0, credited: 0, credited_gross: 0 })
    .where('order_id', 'in', orders)
    .execute();
  await tx.updateTable('orders').set({ undone_by: operation }).where('id', 'in', orders).execute();
  await rollUp(work, orders);
}

async function takeReturnsBack(work: Work, returns: readonly number[]): Promise<void> {
  const { tx, operation } = work;
  const moves = await tx
    .selectFrom('stock_moves as m')
    .innerJoin('return_lines as l', 'l.id', 'm.return_line_id')
    .selectAll('m')
    .where('l.return_id', 'in', returns)
    .where('m.reverses', 'is', null)
    .execute();
  await recordMoves(work, moves.map(reversed(work)));
  const void_ = { voided_by: operation };
  await tx
    .updateTable('credits')
    .set(void_)
    .where('return_id', 'in', returns)
    .where('voided_by', 'is', null)
    .execute();
  await tx
    .updateTable('payments')
    .set(void_)
    .where('return_id', 'in', returns)
    .where('voided_by', 'is', null)
    .execute();
  await tx.updateTable('return_lines').set({ credited: 0 }).where('return_id', 'in', returns).execute();
  await tx.updateTable('returns').set({ undone_by: operation }).where('id', 'in', returns).execute();
}

type MoveRow = Move & { readonly id: number; readonly operation_id: number };

/** The same goods the other way, on the day of the undoing. */
function reversed(work: Work) {
  return ({ id, operation_id: _, ...move }: MoveRow): Move => ({
    ...move,
    from_location_id: move.to_location_id,
    to_location_id: move.from_location_id,
    moved_at: work.now,
    moved_on: work.today,
    kind: 'reversal',
    reverses: id,
  });
}
