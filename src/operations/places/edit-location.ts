import { sellableAt, type PlaceKind } from '../../domain/catalog/place.ts';
import type { Location } from '../../store/load/locations.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { changesTo } from '../changes.ts';
import { Problems } from '../collect.ts';
import { fillWaiting } from '../orders/fill-waiting.ts';
import { placeProblems, type LocationRequest } from './add-location.ts';
import { locationToChange, refusePromised } from './location.ts';
import { refuseOwn } from './own.ts';

export type LocationEdit = Omit<LocationRequest, 'name'> & {
  readonly name?: string | undefined;
  /** Takes it back from the archive. */
  readonly restore?: boolean | undefined;
};

/** Changes a place; refuses (4) to close it to orders while they are promised what lies there. */
export async function editLocation(work: Work, request: LocationEdit): Promise<string> {
  const { code, name, kind, sellable, priority, restore } = request;
  const problems = new Problems();
  const found = await problems.attemptLater(() => locationToChange(work, code), undefined);
  problems.add(...placeProblems({ name, sellable, priority, kind: kind ?? found?.kind }));
  const location = problems.unlessFound(found);
  const wanted = {
    name: name?.trim(),
    kind,
    sellable: sellableAfter(location, kind, sellable),
    priority,
    archived_at: restore ? null : undefined,
  };
  if (wanted.sellable === 0) {
    refuseOwn(work, location, 'closed to orders');
    await refusePromised(work, location);
  }
  const changed = changesTo(location, wanted);
  if (!changed) return code;
  await record(work, [{ type: 'edited', kept: 'location', id: location.id, ...changed }]);
  if (changed.changes['sellable'] === 1) await fillWaiting(work, await productsAt(work, location));
  return code;
}

/** Another kind decides anew, unless it was said. */
function sellableAfter(
  location: Location,
  kind: PlaceKind | undefined,
  said: boolean | undefined,
): 0 | 1 | undefined {
  if (kind === undefined && said === undefined) return undefined;
  if (kind === location.kind && said === undefined) return undefined;
  return sellableAt(kind ?? location.kind, said);
}

async function productsAt(work: Work, { id }: Location): Promise<number[]> {
  const rows = await work.tx
    .selectFrom('stock_levels')
    .select('product_id')
    .distinct()
    .where('location_id', '=', id)
    .where('quantity', '>', 0)
    .execute();
  return rows.map(({ product_id }) => product_id);
}
