import { sql } from 'kysely';
import type { NewMove, Promised } from '../../domain/events.ts';
import { passedOn } from '../../domain/stock/below-zero.ts';
import { loadLocations } from '../load/locations.ts';
import { takeIds } from '../numbers.ts';
import { insertRows } from '../rows.ts';
import { Stale } from '../transact.ts';
import type { Work } from '../work.ts';
import type { Recorder } from './recorder.ts';
import { refuseKits } from './recipes.ts';

export const stockMoved: Recorder<'stock_moved'> = async (work, events) => {
  await recordMoves(
    work,
    events.map(({ move }) => move),
  );
  return events.map(({ move }) => ({ entity: 'product', id: move.product_id }));
};

export const binSet: Recorder<'bin_set'> = async (work, events) => {
  for (const { bin, ...shelf } of events) await setOnShelf(work, shelf, { bin });
  return events.map(({ product_id }) => ({ entity: 'product', id: product_id }));
};

export const pickSequenceSet: Recorder<'pick_sequence_set'> = async (work, events) => {
  for (const { pick_sequence, ...shelf } of events) await setOnShelf(work, shelf, { pick_sequence });
  return events.map(({ product_id }) => ({ entity: 'product', id: product_id }));
};

async function setOnShelf(
  work: Work,
  { product_id, location_id }: { readonly product_id: number; readonly location_id: number },
  where: { readonly bin: string | null } | { readonly pick_sequence: number | null },
): Promise<void> {
  await shiftLevels(work, [{ product_id, location_id, lot: '', quantity: 0, value: 0, allocated: 0 }]);
  await work.tx
    .updateTable('stock_levels')
    .set(where)
    .where('product_id', '=', product_id)
    .where('location_id', '=', location_id)
    .execute();
}

/** What a move belongs to besides the lines of orders and returns. */
interface Links {
  readonly shipment_id: number | null;
  readonly transfer_line_id: number | null;
  readonly purchase_line_id: number | null;
  readonly supplier_return_line_id: number | null;
  readonly short: number;
}

const unlinked: Links = {
  shipment_id: null,
  transfer_line_id: null,
  purchase_line_id: null,
  supplier_return_line_id: null,
  short: 0,
};

export type Move = NewMove & Partial<Links>;

/**
 * Appends moves and shifts the levels of the real places that they leave and reach, together with the promises that
 * begin or end with them, since a level may never hold less than it has promised.
 */
export async function recordMoves(
  work: Work,
  moves: readonly Move[],
  promised: readonly Promised[] = [],
): Promise<void> {
  const { isStocked } = await loadLocations(work);
  const arriving = moves.filter(({ to_location_id }) => isStocked(to_location_id));
  await refuseKits(
    work,
    arriving.map(({ product_id }) => product_id),
  );
  const next = await takeIds(work, moves.length);
  await insertRows(
    work,
    'stock_moves',
    moves.map((move) => ({ id: next(), ...unlinked, ...move, operation_id: work.operation })),
  );
  const shifts = moves.flatMap((move) => [
    ...(isStocked(move.from_location_id) ? [shiftOf(move, move.from_location_id, -1)] : []),
    ...(isStocked(move.to_location_id) ? [shiftOf(move, move.to_location_id, 1)] : []),
  ]);
  await recordPromises(work, promised, shifts);
}

/** The first promises of lines that were only just written: nothing is there yet to be added to. */
export async function recordNewPromises(work: Work, promised: readonly Promised[]): Promise<void> {
  await shiftLevels(work, promised.map(promiseShift));
  await insertRows(
    work,
    'allocations',
    promised.map(({ order_line_id, location_id, lot, quantity }) => ({
      order_line_id,
      location_id,
      lot,
      quantity,
    })),
  );
}

function promiseShift({ product_id, location_id, lot, quantity }: Promised): LevelShift {
  return { product_id, location_id, lot, quantity: 0, value: 0, allocated: quantity };
}

/** Keeps the promises of lines (a row a line, place and lot) and of levels in step. */
export async function recordPromises(
  work: Work,
  promised: readonly Promised[],
  shifts: readonly LevelShift[] = [],
): Promise<void> {
  await shiftLevels(work, [...shifts, ...promised.map(promiseShift)]);
  for (const promise of promised) await shiftAllocation(work, promise);
}

async function shiftAllocation(
  work: Work,
  { order_line_id, location_id, lot, quantity }: Promised,
): Promise<void> {
  if (quantity > 0) {
    await work.tx
      .insertInto('allocations')
      .values({ order_line_id, location_id, lot, quantity })
      .onConflict((conflict) =>
        conflict
          .columns(['order_line_id', 'location_id', 'lot'])
          .doUpdateSet((eb) => ({ quantity: eb('allocations.quantity', '+', quantity) })),
      )
      .execute();
    return;
  }
  const key = { order_line_id, location_id, lot };
  const ended = await work.tx
    .deleteFrom('allocations')
    .where((eb) => eb.and(key))
    .where('quantity', '=', -quantity)
    .executeTakeFirst();
  if (ended.numDeletedRows === 1n) return;
  const lessened = await work.tx
    .updateTable('allocations')
    .set((eb) => ({ quantity: eb('quantity', '+', quantity) }))
    .where((eb) => eb.and(key))
    .executeTakeFirst();
  if (lessened.numUpdatedRows !== 1n) throw new Stale('the allocation has changed');
}

export interface LevelShift {
  readonly product_id: number;
  readonly location_id: number;
  readonly lot: string;
  readonly quantity: number;
  readonly value: number;
  readonly allocated: number;
  /** Units that leave although they are not there, or that come back and never were. */
  readonly short?: number;
  /** When goods moved. */
  readonly moment?: Moment;
}

type Moment = Pick<NewMove, 'moved_at' | 'moved_on'>;

function shiftOf(move: NewMove, location_id: number, sign: 1 | -1): LevelShift {
  const { product_id, lot, short = 0, moved_at, moved_on } = move;
  return {
    product_id,
    location_id,
    lot,
    quantity: sign * move.quantity,
    value: sign * move.value,
    allocated: 0,
    short,
    moment: { moved_at, moved_on },
  };
}

/**
 * Shifts cached levels, each once and in the order of their keys, so that two writers never wait for each other
 * crosswise. A level that no longer allows its shift makes the whole operation start again on what is true now.
 */
export async function shiftLevels(work: Work, shifts: readonly LevelShift[]): Promise<void> {
  for (const shift of summed(shifts)) {
    if (await updateLevel(work, shift)) continue;
    const leaves = shift.quantity < 0 && !shift.short;
    if (leaves || shift.allocated > 0) throw new Stale('the stock level has changed');
    await openLevel(work, shift);
    if (await updateLevel(work, shift)) continue;
    await fillGap(work, shift);
  }
}

/** What comes to a place below zero is worth less there by the units that are gone already. */
async function fillGap(work: Work, shift: LevelShift): Promise<void> {
  const { product_id, location_id, lot, quantity, value, short = 0 } = shift;
  const level = await work.tx
    .selectFrom('stock_levels')
    .select('quantity')
    .where((eb) => eb.and({ product_id, location_id, lot }))
    .executeTakeFirstOrThrow();
  const variance = passedOn(level.quantity, { quantity, value, short });
  if (!(await updateLevel(work, { ...shift, value: value - variance }, GAP_FILLED)))
    throw new Stale('the stock level has changed');
  if (variance !== 0) await passOn(work, shift, variance);
}

async function passOn(
  work: Work,
  { product_id, location_id, lot, moment }: LevelShift,
  value: number,
): Promise<void> {
  const next = await takeIds(work, 1);
  const to_location_id = (await loadLocations(work)).virtual('cost_variance').id;
  const { moved_at, moved_on } = moment ?? { moved_at: work.now, moved_on: work.today };
  const move: Move = {
    product_id, from_location_id: location_id, to_location_id, lot, quantity: 0, value, moved_at, moved_on,
    kind: 'cost_variance', reason: 'below zero', order_line_id: null, return_line_id: null, reverses: null,
  }; // prettier-ignore
  await insertRows(work, 'stock_moves', [{ id: next(), ...unlinked, ...move, operation_id: work.operation }]);
}

/** Whether a place below zero has passed on already what it cannot be worth. */
const [GAP_OPEN, GAP_FILLED] = [0, 1];

/** One text for every shift. PostgreSQL takes a parameter beside a literal for a narrow integer unless it is told. */
async function updateLevel(work: Work, shift: LevelShift, gap = GAP_OPEN): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update stock_levels set quantity = quantity + ${shift.quantity}, value = value + ${shift.value}, allocated = allocated + ${shift.allocated}
    where product_id = ${shift.product_id} and location_id = ${shift.location_id} and lot = ${shift.lot}
      and (cast(${shift.allocated} as bigint) <= 0 or quantity + ${shift.quantity} - allocated >= ${shift.allocated})
      and (cast(${shift.quantity} as bigint) >= 0 or quantity + ${shift.quantity} >= 0 or cast(${shift.short ?? 0} as bigint) > 0)
      and (quantity >= 0 or cast(${shift.value} as bigint) = 0 or cast(${gap} as bigint) = 1)`.execute(
    work.tx,
  );
  return numAffectedRows === 1n;
}

/** A bin is the product's: another lot of it lies there too. */
async function openLevel(work: Work, { product_id, location_id, lot }: LevelShift): Promise<void> {
  const shelf = await work.tx
    .selectFrom('stock_levels')
    .select(['bin', 'pick_sequence'])
    .where('product_id', '=', product_id)
    .where('location_id', '=', location_id)
    .orderBy('lot')
    .executeTakeFirst();
  const { bin = null, pick_sequence = null } = shelf ?? {};
  await work.tx
    .insertInto('stock_levels')
    .values({ product_id, location_id, lot, quantity: 0, allocated: 0, value: 0, bin, pick_sequence })
    .onConflict((conflict) => conflict.columns(['product_id', 'location_id', 'lot']).doNothing())
    .execute();
}

function summed(shifts: readonly LevelShift[]): LevelShift[] {
  const sums = new Map<string, LevelShift>();
  for (const shift of shifts) {
    const key = `${shift.product_id} ${shift.location_id} ${shift.lot}`;
    const sum = sums.get(key);
    sums.set(
      key,
      sum
        ? {
            ...sum,
            quantity: sum.quantity + shift.quantity,
            value: sum.value + shift.value,
            allocated: sum.allocated + shift.allocated,
            short: (sum.short ?? 0) + (shift.short ?? 0),
          }
        : shift,
    );
  }
  return [...sums.values()].toSorted(
    (a, b) => a.product_id - b.product_id || a.location_id - b.location_id || (a.lot < b.lot ? -1 : 1),
  );
}
