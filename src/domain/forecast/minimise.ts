import { at, table } from './numbers.ts';

const GRID = 10;
const STEPS = 8;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

type Cost = (place: number) => number;

/** Where between `low` and `high` the cost is least: a grid finds the valley, golden sections its bottom. */
export function lowest(cost: Cost, low: number, high: number): number {
  const width = (high - low) / GRID;
  const places = table(GRID + 1, (index) => low + index * width);
  const best = places.reduce(
    (least, place) => {
      const found = cost(place);
      return found < least.cost ? { place, cost: found } : least;
    },
    { place: low, cost: Infinity },
  );
  return bottom(cost, Math.max(low, best.place - width), Math.min(high, best.place + width));
}

function bottom(cost: Cost, low: number, high: number): number {
  let [from, to] = [low, high];
  let left = to - GOLDEN * (to - from);
  let right = from + GOLDEN * (to - from);
  let [atLeft, atRight] = [cost(left), cost(right)];
  for (let step = 0; step < STEPS; step += 1) {
    if (atLeft < atRight) {
      [to, right, atRight] = [right, left, atLeft];
      left = to - GOLDEN * (to - from);
      atLeft = cost(left);
    } else {
      [from, left, atLeft] = [left, right, atRight];
      right = from + GOLDEN * (to - from);
      atRight = cost(right);
    }
  }
  return (from + to) / 2;
}

/** One parameter of a fit: where the search begins, how far it looks first, and what it may be. */
export interface Knob {
  readonly start: number;
  readonly step: number;
  readonly low: number;
  readonly high: number;
}

interface Corner {
  readonly places: readonly number[];
  readonly cost: number;
}

/** Parameters of least cost by Nelder and Mead's simplex, in a fixed number of rounds: the same input, the same answer. */
export function fitted(
  knobs: readonly Knob[],
  cost: (places: readonly number[]) => number,
  rounds: number,
): readonly number[] {
  const corner = (places: readonly number[]): Corner => ({
    places,
    cost: knobs.every(({ low, high }, index) => at(places, index) >= low && at(places, index) <= high)
      ? cost(places)
      : Infinity,
  });
  const start = knobs.map((knob) => knob.start);
  let corners = [start, ...knobs.map((knob, index) => start.with(index, knob.start + knob.step))].map(corner);
  for (let round = 0; round < rounds; round += 1) corners = moved(ranked(corners), corner);
  return ranked(corners)[0]?.places ?? start;
}

function ranked(corners: readonly Corner[]): Corner[] {
  return corners.toSorted((a, b) => a.cost - b.cost);
}

/** The simplex after one round: its worst corner reflected, stretched or drawn in, else all drawn to the best. */
function moved(corners: readonly Corner[], corner: (places: readonly number[]) => Corner): Corner[] {
  const others = corners.slice(0, -1);
  const [best, worst, second] = [corners[0], corners.at(-1), others.at(-1)];
  if (!best || !worst || !second) return [...corners];
  const centre = best.places.map(
    (_, index) => others.reduce((total, { places }) => total + at(places, index), 0) / others.length,
  );
  const towards = (share: number): Corner =>
    corner(centre.map((place, index) => place + share * (at(worst.places, index) - place)));
  const reflected = towards(-1);
  if (reflected.cost < best.cost) return [...others, lesser(towards(-2), reflected)];
  if (reflected.cost < second.cost) return [...others, reflected];
  const drawn = towards(reflected.cost < worst.cost ? -0.5 : 0.5);
  if (drawn.cost < Math.min(worst.cost, reflected.cost)) return [...others, drawn];
  const halfway = ({ places }: Corner): Corner =>
    corner(places.map((place, index) => (place + at(best.places, index)) / 2));
  return [best, ...corners.slice(1).map(halfway)];
}

function lesser(one: Corner, other: Corner): Corner {
  return one.cost < other.cost ? one : other;
}
