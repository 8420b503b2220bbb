import { Refusal } from '../../base/refusal.ts';
import { loadLocations, type Location, type Locations } from '../../store/load/locations.ts';
import type { Work } from '../../store/work.ts';

/** Where returned units go. */
export interface Places extends Locations {
  /** Back to where a unit had left from; to the shop's own place where that is not known or no longer used. */
  readonly home: (origin: number | null) => number;
  /** Where goods wait to be judged; refuses (4) when the shop has no such place. */
  readonly quarantine: () => Location;
}

export async function returnPlaces(work: Work): Promise<Places> {
  const locations = await loadLocations(work);
  return {
    ...locations,
    home(origin) {
      const left = origin === null ? undefined : locations.byId(origin);
      return left !== undefined && inUse(left) ? left.id : locations.byCode(work.shop.location).id;
    },
    quarantine() {
      const usable = locations.all.filter((location) => location.kind === 'quarantine' && inUse(location));
      const found = usable.find(({ code }) => code === 'quarantine') ?? usable[0];
      if (found) return found;
      throw new Refusal('state', 'There is no quarantine where returned goods could wait.', {
        hint: '--to LOCATION, or --restock',
      });
    },
  };
}

function inUse({ stocked, archived_at }: Location): boolean {
  return stocked === 1 && archived_at === null;
}

/** The products of moves that reach places which may be sold from: orders may be waiting for them. */
export function sellableAgain(
  locations: Locations,
  moves: readonly { readonly product_id: number; readonly to_location_id: number }[],
): number[] {
  return [
    ...new Set(
      moves
        .filter(({ to_location_id }) => locations.byId(to_location_id).sellable === 1)
        .map(({ product_id }) => product_id),
    ),
  ];
}
