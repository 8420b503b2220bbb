import type { Day } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import { inspectReturn, type Verdict } from '../../domain/returns/inspect.ts';
import { loadLevels } from '../../store/load/levels.ts';
import { inspectionsOf, loadReturn, movesOfOrderLines } from '../../store/load/returns.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { happenedOn } from '../days.ts';
import { unitsOf, type WrittenUnits } from '../lines.ts';
import { fillWaiting } from '../orders/fill-waiting.ts';
import { returnPlaces, sellableAgain, type Places } from './places.ts';

export interface InspectRequest extends WrittenUnits {
  readonly return: number;
  readonly restock?: boolean | undefined;
  readonly scrap?: boolean | undefined;
  readonly quarantine?: boolean | undefined;
  readonly to?: string | undefined;
  readonly on?: Day | undefined;
}

/**
 * Judges units that came back: restocked ones go to where they had left from or to the named place, scrapped ones
 * away, quarantined ones stay unless a place is named. Refuses anything but one verdict (2), and units that are not
 * there or are judged already (4). Returns the return's number.
 */
export async function inspectUnits(work: Work, request: InspectRequest): Promise<number> {
  const verdict = verdictOf(request);
  const { header, units } = await loadReturn(work, request.return);
  const places = await returnPlaces(work);
  const since = { day: header.requested_on, what: `return ${header.number} was requested` };
  const { day, at } = happenedOn(work, request.on, since);
  const { lines, moves } = inspectReturn(units, {
    number: header.number,
    verdict,
    units: await unitsOf(work, request, units),
    moves: await movesOfOrderLines(
      work,
      units.flatMap(({ order_line_id }) => order_line_id ?? []),
    ),
    judged: await inspectionsOf(
      work,
      units.map(({ id }) => id),
    ),
    levels: await levelsOf(work, units),
    placeFor: destination(places, verdict, request.to),
    nameOf: (id) => places.byId(id).code,
    moved_at: at,
    moved_on: day,
  });
  const { id: return_id, order_id } = header;
  await record(work, [
    {
      type: 'return_inspected',
      return_id,
      order_id,
      verdict,
      inspected_at: at,
      inspected_on: day,
      lines,
      moves,
    },
  ]);
  await fillWaiting(work, sellableAgain(places, moves));
  return header.number;
}

function verdictOf({ restock, scrap, quarantine, to }: InspectRequest): Verdict {
  const given: readonly (Verdict | false | undefined)[] = [
    restock && 'restocked',
    scrap && 'scrapped',
    quarantine && 'quarantined',
  ];
  const [verdict, other] = given.filter((one) => one !== undefined && one !== false);
  if (verdict === undefined || other !== undefined)
    throw new Refusal(
      'usage',
      `An inspection has one verdict, not ${verdict === undefined ? 'none' : 'several'}.`,
      {
        hint: '--restock, --scrap or --quarantine',
      },
    );
  if (verdict !== 'scrapped' || to === undefined) return verdict;
  throw new Refusal('usage', 'What is scrapped goes nowhere: leave out --to.');
}

type PlaceFor = (lies: number, origin: number | null) => number;

function destination(places: Places, verdict: Verdict, to: string | undefined): PlaceFor {
  const named = to === undefined ? undefined : places.byCode(to).id;
  const scrap = places.virtual('scrap').id;
  const byVerdict: Readonly<Record<Verdict, PlaceFor>> = {
    restocked: (_, origin) => named ?? places.home(origin),
    scrapped: () => scrap,
    quarantined: (lies) => named ?? lies,
  };
  return byVerdict[verdict];
}

async function levelsOf(work: Work, units: readonly { readonly product_id: number }[]) {
  const levels = await loadLevels(
    work,
    units.map(({ product_id }) => product_id),
  );
  return levels.map((level) => ({ ...level }));
}
