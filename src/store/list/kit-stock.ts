import { kitsMadeOf, type KitPart } from './kits.ts';

/** What there is of a component, in stored units. */
interface Stocked {
  readonly on_hand: number;
  readonly expired: number;
  readonly available: number;
  readonly incoming: number;
  readonly projected: number | null;
  readonly locations: readonly Place[];
}

interface Place {
  readonly location: string;
  readonly sellable: boolean;
  readonly on_hand: number;
  readonly available: number;
}

type Components = ReadonlyMap<number, Stocked>;

/** What of a component is in one kit, how many there are, and how many kits they would make. */
export interface StockOfPart extends KitPart {
  readonly available: number;
  readonly makes: number;
}

/** What there would be of a kit if everything that lies there were made up: of each figure the scarcest of its components. */
export function stockOfKit(parts: readonly KitPart[], components: Components) {
  const most = (of: (component: Stocked) => number | null): number => mostOf(parts, components, of);
  const on_hand = Math.max(
    0,
    most((one) => one.on_hand),
  );
  const good = Math.max(
    0,
    most((one) => one.on_hand - one.expired),
  );
  const available = Math.max(
    0,
    most((one) => one.available),
  );
  const incoming =
    Math.max(
      0,
      most((one) => one.available + one.incoming),
    ) - available;
  const projected = most((one) => one.projected);
  return {
    on_hand,
    expired: on_hand - good,
    allocated: good - available,
    available,
    incoming,
    waiting: available + incoming - projected,
    projected,
    locations: placesOf(parts, components),
    components: parts.map((part) => partOf(part, components.get(part.product_id)?.available ?? 0)),
  };
}

function mostOf(
  parts: readonly KitPart[],
  components: Components,
  of: (component: Stocked) => number | null,
): number {
  return kitsMadeOf(parts, (id) => {
    const component = components.get(id);
    return (component && of(component)) ?? 0;
  });
}

function partOf(part: KitPart, available: number): StockOfPart {
  return { ...part, available, makes: kitsMadeOf([part], () => Math.max(0, available)) };
}

/** Places at which there is everything for one. */
function placesOf(parts: readonly KitPart[], components: Components) {
  const [first] = parts;
  const places = (first && components.get(first.product_id)?.locations) ?? [];
  return places.flatMap(({ location, sellable }) => {
    const most = (of: (at: Place) => number): number =>
      Math.max(0, mostOf(parts, components, ({ locations }) => {
        const here = locations.find((at) => at.location === location);
        return here ? of(here) : 0;
      })); // prettier-ignore
    const [on_hand, available] = [most((at) => at.on_hand), most((at) => at.available)];
    const allocated = on_hand - available;
    return on_hand === 0
      ? []
      : [{ location, sellable, bin: null, pick_sequence: null, on_hand, allocated, available }];
  });
}
