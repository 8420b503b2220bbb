import type { NewInspection } from '../events.ts';
import { sentParts, slice, standing, type LineMove, type Part } from '../fulfilment/shipped.ts';
import { unjudgedOf, type ReturnCounters } from './status.ts';

/** A line of a return of which units came back. */
export interface LyingLine extends ReturnCounters {
  readonly id: number;
}

/** Where the units that nobody judged had left from: of those that came back, the last. */
export function originsOf(line: LyingLine, moves: readonly LineMove[]): Part[] {
  const back = standing(moves)
    .filter((move) => move.return_line_id !== null)
    .reduce((sum, move) => sum + move.quantity, 0);
  return slice(sentParts(moves), { skip: back - unjudgedOf(line), quantity: unjudgedOf(line) });
}

/** Where the units of a return's line lie that nobody has judged yet. */
export function lyingParts(
  line: LyingLine,
  { moves, judged }: { readonly moves: readonly LineMove[]; readonly judged: readonly NewInspection[] },
): Part[] {
  const received = standing(moves).filter((move) => move.return_line_id === line.id);
  const places = Map.groupBy(received, ({ to_location_id, lot }) => `${to_location_id} ${lot}`);
  return [...places.values()].flatMap((here) =>
    here.slice(0, 1).map(({ to_location_id: location_id, lot }) => ({
      location_id,
      lot,
      quantity:
        here.reduce((sum, { quantity }) => sum + quantity, 0) -
        judged
          .filter(
            (one) => one.return_line_id === line.id && one.location_id === location_id && one.lot === lot,
          )
          .reduce((sum, { quantity }) => sum + quantity, 0),
    })),
  );
}
