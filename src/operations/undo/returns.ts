import { formatQuantity } from '../../base/quantity.ts';
import type { NewMove } from '../../domain/events.ts';
import { reverseMove } from '../../domain/stock/reverse.ts';
import { loadOrderById } from '../../store/load/orders.ts';
import type { RowOf } from '../../store/schema.ts';
import type { Work } from '../../store/work.ts';
import { changedSince, dependent, impossible, type Reversal } from './reversal.ts';
import { reachedBy, reverseAs } from './stock.ts';

/** A request that was a mistake is cancelled: its number stays taken, its units may come back another time. */
export const returnRequested: Reversal<'return_requested'> = async (work, { entity_id: return_id }) => {
  const { number, lifecycle, order_id } = await loadReturn(work, return_id);
  const lines = await work.tx
    .selectFrom('return_lines')
    .selectAll()
    .where('return_id', '=', return_id)
    .execute();
  if (lifecycle === 'cancelled' || lifecycle === 'declined')
    throw dependent(`return ${number} was ${lifecycle}`, `docket returns show ${number}`);
  if (lines.some(({ received }) => received > 0))
    throw dependent(`goods of return ${number} have come back`, `docket returns show ${number}`);
  if (lines.some(({ credited }) => credited > 0))
    throw dependent(`return ${number} was refunded`, `docket returns show ${number}`);
  const ended = lines
    .map(({ id, order_line_id, quantity, cancelled }) => ({
      return_line_id: id,
      order_line_id,
      quantity: quantity - cancelled,
    }))
    .filter(({ quantity }) => quantity > 0);
  return [
    {
      type: 'return_decided',
      return_id,
      order_id,
      lifecycle: 'cancelled',
      before: lifecycle,
      reason: 'undo',
      ended,
    },
  ];
};

export const returnDecided: Reversal<'return_decided'> = async (work, { payload }) => {
  const { return_id, order_id, lifecycle, before, ended } = payload;
  const row = await loadReturn(work, return_id);
  if (row.lifecycle !== lifecycle)
    throw changedSince(`return ${row.number}`, `docket returns show ${row.number}`);
  if (ended.length > 0) throw await overAndDone(work, row);
  return [
    {
      type: 'return_decided',
      return_id,
      order_id,
      lifecycle: before as 'requested' | 'approved',
      before: lifecycle,
      reason: 'undo',
      ended: [],
    },
  ];
};

/** The units of a return that is over may be in another one by now: they are asked for anew. */
async function overAndDone(work: Work, { id, number, lifecycle, order_id, reason }: RowOf<'returns'>) {
  const order = order_id === null ? null : (await loadOrderById(work, order_id)).order.number;
  const lines = await work.tx
    .selectFrom('return_lines as r')
    .innerJoin('order_lines as l', 'l.id', 'r.order_line_id')
    .select(['l.line', 'r.cancelled'])
    .where('r.return_id', '=', id)
    .where('r.cancelled', '>', 0)
    .orderBy('l.line')
    .execute();
  const units = lines.map(({ line, cancelled }) => `--line ${line}=${formatQuantity(cancelled)}`);
  return impossible(
    `Return ${number} stays ${lifecycle}; the same units can be requested anew.`,
    `docket returns request ${order ?? 'ORDER'} ${units.join(' ')} --reason ${reason}`,
  );
}

export const returnReceived: Reversal<'return_received'> = async (work, { payload, operation }) => {
  const { return_id, order_id } = payload;
  return [
    { type: 'return_received', return_id, order_id, moves: await movesBack(work, operation, 'return') },
  ];
};

export const returnInspected: Reversal<'return_inspected'> = async (work, { payload, operation }) => {
  const lines = payload.lines.map((line) => ({ ...line, quantity: -line.quantity }));
  const moves = await movesBack(work, operation, 'inspection');
  const { return_id, order_id, verdict } = payload;
  const when = { inspected_at: work.now, inspected_on: work.today };
  return [{ type: 'return_inspected', return_id, order_id, verdict, ...when, lines, moves }];
};

async function loadReturn(work: Work, id: number) {
  return work.tx.selectFrom('returns').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

async function movesBack(work: Work, operation: number, kind: 'return' | 'inspection'): Promise<NewMove[]> {
  const posted = await work.tx
    .selectFrom('stock_moves')
    .selectAll()
    .where('operation_id', '=', operation)
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .execute();
  const back: NewMove[] = [];
  for (const move of posted)
    back.push(...reverseMove(move, await reachedBy(work, move), await reverseAs(work, 'undo')));
  return back;
}
