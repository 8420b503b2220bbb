import type { Day } from '../../base/days.ts';
import { refuseAll } from '../../base/refusal.ts';
import type { SupplierReturnMove } from '../../domain/events.ts';
import { freeTextProblems, keptText, optionalTextProblems } from '../../domain/free-text.ts';
import { goBack } from '../../domain/purchasing/send-back.ts';
import { costVariance } from '../../domain/stock/reverse.ts';
import { send, type Sending } from '../../domain/stock/transfer.ts';
import { loadLocations, type Location } from '../../store/load/locations.ts';
import { lotKey } from '../../store/load/lots.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { happenedOn, type Happened } from '../days.ts';
import { leaving, refuseNeededLater, type LeavingGoods } from '../stock/leaving.ts';
import { goingBack, type Back, type BackUnits, type WrittenReturn } from './going-back.ts';

export interface ReturnToSupplierRequest extends WrittenReturn {
  readonly reason: string;
  readonly from?: string | undefined;
  readonly on?: Day | undefined;
  readonly note?: string | undefined;
}

/**
 * Sends goods back to their supplier at what they came in for; what is not of a known order goes at its share of what
 * lies there. Refuses (2) values that cannot be, (3) unknown orders, suppliers, products and places, (4) more than came
 * or lies there, what is promised to orders, and a day after which it was needed. Returns the return's number.
 */
export async function returnToSupplier(work: Work, request: ReturnToSupplierRequest): Promise<number> {
  refuseAll([
    ...freeTextProblems({ reason: request.reason }),
    ...optionalTextProblems({ note: request.note }),
  ]);
  const back = await goingBack(work, request);
  const from = await placeOf(work, request.from, back);
  const happened = happenedOn(work, request.on, back.since);
  const goods = summed(back.units);
  const lying = await leaving(work, goods, from);
  send(lying);
  await refuseNeededLater(work, { goods, from, happened });
  return made(work, { back, from, happened, lying, request });
}

async function placeOf(work: Work, code: string | undefined, { location_id }: Back): Promise<Location> {
  const locations = await loadLocations(work);
  const usual = location_id === null ? work.shop.location : locations.byId(location_id).code;
  return locations.byCode(code ?? usual);
}

/** A product and lot once, however many lines they are on. */
function summed(units: readonly BackUnits[]): LeavingGoods[] {
  return [...Map.groupBy(units, lotKey).values()].flatMap((parts) =>
    parts.slice(0, 1).map(({ product_id, sku, lot }) => ({
      product: { id: product_id, sku },
      lot,
      quantity: parts.reduce((sum, { quantity }) => sum + quantity, 0),
    })),
  );
}

interface Made {
  readonly back: Back;
  readonly from: Location;
  readonly happened: Happened;
  readonly lying: readonly Sending[];
  readonly request: ReturnToSupplierRequest;
}

async function made(work: Work, { back, request, ...way }: Made): Promise<number> {
  const { supplier_id, purchase_id, units } = back;
  const [id = 0] = await record(work, [
    {
      type: 'supplier_returned',
      supplier_id,
      purchase_id,
      location_id: way.from.id,
      reason: request.reason.trim(),
      note: keptText(request.note ?? ''),
      currency: work.shop.currency,
      returned_at: way.happened.at,
      returned_on: way.happened.day,
      lines: units.map(({ came: _, ...line }, index) => ({ line: index + 1, ...line })),
      moves: await movesOf(work, units, { ...way, reason: request.reason.trim() }),
    },
  ]);
  const { number } = await work.tx
    .selectFrom('supplier_returns')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return number;
}

type Way = Pick<Made, 'from' | 'happened' | 'lying'> & { readonly reason: string };

async function movesOf(
  work: Work,
  units: readonly BackUnits[],
  { from, happened, lying, reason }: Way,
): Promise<SupplierReturnMove[]> {
  const locations = await loadLocations(work);
  const levels = new Map(lying.map(({ level, ...goods }) => [lotKey(goods), { ...level }]));
  const cost_variance = locations.virtual('cost_variance').id;
  return units.flatMap(({ product_id, lot, quantity, came }, index) => {
    const level = levels.get(lotKey({ product_id, lot })) ?? { quantity: 0, value: 0 };
    const { value, difference } = goBack(level, { quantity, came });
    const move: SupplierReturnMove = {
      line: index + 1,
      product_id,
      from_location_id: from.id,
      to_location_id: locations.virtual('supplier').id,
      lot,
      quantity,
      value,
      moved_at: happened.at,
      moved_on: happened.day,
      kind: 'return',
      reason,
      order_line_id: null,
      return_line_id: null,
      reverses: null,
    };
    if (difference === 0) return [move];
    return [move, costVariance(move, { value: difference, cost_variance })];
  });
}
