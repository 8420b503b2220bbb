import type { TransferMove } from '../../domain/events.ts';
import { reverseMove } from '../../domain/stock/reverse.ts';
import type { RowOf } from '../../store/schema.ts';
import type { Work } from '../../store/work.ts';
import { dependent, type Reversal } from './reversal.ts';
import { reachedBy, reverseAs, without } from './stock.ts';

/** What was sent goes back to where it left, as long as nothing of it has arrived or was lost. */
export const transferSent: Reversal<'transfer_sent'> = async (work, { entity_id }) => {
  const { number } = await transferOf(work, entity_id);
  const lines = await work.tx
    .selectFrom('transfer_lines')
    .select(['received', 'lost'])
    .where('transfer_id', '=', entity_id)
    .execute();
  if (lines.some(({ received, lost }) => received + lost > 0))
    throw dependent(`goods of transfer ${number} have arrived`, `docket transfers show ${number}`);
  const moves = await reversedMoves(work, await standingMoves(work, entity_id));
  return [{ type: 'transfer_recalled', transfer_id: entity_id, moves }];
};

/** What arrived is on its way again, and what was lost or found is so no more. */
export const transferReceived: Reversal<'transfer_received'> = async (work, { payload, operation }) => {
  const { transfer_id, arrivals } = payload;
  const moves = await standingMoves(work, transfer_id, operation);
  return [
    {
      type: 'transfer_received',
      transfer_id,
      arrivals: arrivals.map(({ transfer_line_id, received, lost, found, value }) => ({
        transfer_line_id,
        received: -received,
        lost: -lost,
        found: -found,
        value: -value,
      })),
      moves: await reversedMoves(work, moves),
    },
  ];
};

async function transferOf({ tx }: Work, id: number): Promise<RowOf<'transfers'>> {
  return tx.selectFrom('transfers').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** Moves of a transfer that were not taken back, the last first; those of its sending, or of one receipt. */
async function standingMoves(
  work: Work,
  transfer_id: number,
  receipt?: number,
): Promise<RowOf<'stock_moves'>[]> {
  const { operation_id, from_location_id } = await transferOf(work, transfer_id);
  return work.tx
    .selectFrom('stock_moves as m')
    .innerJoin('transfer_lines as l', 'l.id', 'm.transfer_line_id')
    .leftJoin('stock_moves as r', 'r.reverses', 'm.id')
    .selectAll('m')
    .where('l.transfer_id', '=', transfer_id)
    .where('m.operation_id', '=', receipt ?? operation_id)
    .where('m.from_location_id', receipt === undefined ? '=' : '<>', from_location_id)
    .where('m.reverses', 'is', null)
    .where('r.id', 'is', null)
    .orderBy('m.id', 'desc')
    .execute();
}

async function reversedMoves(work: Work, moves: readonly RowOf<'stock_moves'>[]): Promise<TransferMove[]> {
  const as = await reverseAs(work, 'undo');
  const reversed: TransferMove[] = [];
  for (const move of moves) {
    const reached = await reachedBy(work, move);
    const back = reverseMove(move, reached && without(reached, move, reversed), as);
    reversed.push(...back.map((one) => ({ ...one, transfer_line_id: move.transfer_line_id ?? 0 })));
  }
  return reversed;
}
