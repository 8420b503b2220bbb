import {
  addPromise, box, expectedAt, fill, foundValue, freeAt, freeIn, goods, half, isAfter, isNeededLater, isOn, isTooOld,
  lying, openOf, places, promise, promisedTo, putRight, returnedOf, share, shippedOf, skus, slip, sum, takePromises, today,
  type Books, type Line, type Order, type Place, type Sent, type Shelf, type Sku, type Slip, type When,
} from './ledger-books.ts'; // prettier-ignore

interface Parcel {
  readonly order: Order;
  readonly units: { readonly line: Line; readonly sent: Sent }[];
  void: boolean;
}

interface Return {
  readonly line: Line;
  readonly quantity: number;
  /** What lies in quarantine and was not judged yet, lot by lot; nothing before it came. */
  unjudged: { readonly lot: string; readonly quantity: number }[];
  came: boolean;
}

interface Way {
  readonly sku: Sku;
  readonly lot: string;
  readonly sent: number;
  received: number;
  lost: number;
  found: number;
  value: number;
}

interface Transfer {
  readonly to: Place;
  readonly lines: Way[];
  undone: boolean;
}

interface Counted extends When {
  readonly shelf: Shelf;
  readonly quantity: number;
  readonly recount: boolean;
}

/** What was counted of a shelf beside what was expected. */
export interface Result {
  readonly shelf: Shelf;
  readonly counted: number;
  readonly expected: number;
  readonly superseded: boolean;
  readonly when: When;
}

interface Count {
  readonly place: Place;
  lifecycle: 'open' | 'posted' | 'abandoned' | 'undone';
  lines: Counted[];
  /** Once it is posted. */
  results: Result[];
}

export interface Model extends Books {
  parcels: Parcel[];
  returns: Return[];
  transfers: Transfer[];
  counts: Count[];
  /** Shelves that were set to what was counted, and when. */
  set: (When & { readonly shelf: Shelf })[];
  /** As it was before the latest write, where that can be taken back; and whether its moves bear their own moment. */
  before: { readonly model: Model; readonly dated: boolean } | null;
}

export const FIRST = '2026-03-02';

export function emptyStore(): Model {
  return {
    now: `${FIRST}T06:00:00.000Z`, write: 0, slips: [], orders: [], known: [], parcels: [], returns: [], transfers: [],
    counts: [], set: [], before: null,
  }; // prettier-ignore
}

interface Units {
  readonly sku: Sku;
  /** Which lot, for milk. */
  readonly lot: string;
  /** In steps of the product. */
  readonly n: number;
}

/** What somebody tries to do; orders, lines, parcels … are meant by their position, counted round. */
export interface Acts {
  receive: Units & { readonly to: Place; readonly cost: number; readonly ago: number };
  adjust: Units & { readonly at: Place; readonly more: boolean };
  place: {
    readonly lines: readonly { readonly sku: Sku | 'BOX'; readonly n: number }[];
    readonly backorder: boolean;
    readonly promised: number | null;
  };
  cancel_units: { readonly order: number; readonly line: number; readonly n: number };
  cancel: { readonly order: number };
  allocate: { readonly order: number };
  ship: { readonly order: number };
  ship_units: { readonly order: number; readonly line: number; readonly n: number };
  void_parcel: { readonly parcel: number };
  request_return: { readonly order: number; readonly line: number; readonly n: number };
  receive_return: { readonly back: number; readonly restock: boolean };
  inspect: { readonly back: number; readonly verdict: 'restock' | 'scrap' };
  send: { readonly goods: readonly Units[]; readonly from: Place; readonly to: Place; readonly ago: number };
  arrive: { readonly transfer: number };
  arrive_part: {
    readonly transfer: number;
    readonly line: number;
    readonly n: number;
    readonly reason: string | null;
  };
  start_count: { readonly place: Place };
  count: { readonly count: number; readonly recount: boolean; readonly ago: number } & Off;
  count_now: Off & { readonly at: Place; readonly ago: number };
  post: { readonly count: number };
  abandon: { readonly count: number };
  undo: { readonly latest: true };
}

/** So many steps more or fewer are counted than lie there now. */
interface Off extends Units {}

export type Verb = keyof Acts;

export const at = <T>(things: readonly T[], position: number): T | undefined =>
  things[position % things.length];
export const lineAt = (model: Model, { order, line }: { order: number; line: number }): Line | undefined =>
  at(at(model.orders, order)?.lines ?? [], line);
export const units = ({ sku, n }: { sku: Sku; n: number }): number => n * goods[sku].step;
export const onTheWay = ({ sent, received, lost, found }: Way): number => sent - (received - found) - lost;
const shelfOf = ({ sku, lot }: Units, place: Place): Shelf => ({
  sku,
  place,
  lot: sku === 'MILK' ? lot : '',
});
const isKnown = ({ known }: Model, { lot }: Shelf): boolean => lot === '' || known.includes(lot);

/** So many days ago, but not before the shop opened: now, or noon of that day. */
export function daysAgo(model: Model, ago: number): { readonly day: string; readonly at: string } {
  const then = new Date(Date.parse(today(model)) - ago * 86_400_000).toISOString().slice(0, 10);
  const day = then < FIRST ? FIRST : then;
  return { day, at: day === today(model) ? model.now : `${day}T12:00:00.000Z` };
}

/** How many are counted, in thousandths. */
export function countedOf(model: Model, off: Off, place: Place): number {
  return Math.max(0, lying(model, shelfOf(off, place)).quantity + units(off));
}

/** The moment that a scanner gives a line. */
export function scannedAt({ now }: Model, hours: number): string {
  return new Date(Date.parse(now) - hours * 3_600_000).toISOString();
}

type Rules = { readonly [V in Verb]: (model: Model, act: Acts[V]) => boolean };

const acts: Rules = {
  receive(model, { to, cost, ago, ...some }) {
    const shelf = shelfOf(some, to);
    const value = half(cost * units(some), 100_000);
    if (!isKnown(model, shelf)) model.known.push(shelf.lot);
    slip(model, shelf, { by: units(some), value, at: daysAgo(model, ago).at });
    fill(model, [some.sku]);
    return true;
  },

  adjust(model, { at: place, more, ...some }) {
    const shelf = shelfOf(some, place);
    if (!isKnown(model, shelf)) {
      if (!more) return false;
      model.known.push(shelf.lot);
    }
    if (!putRight(model, shelf, { by: more ? units(some) : -units(some), at: model.now })) return false;
    fill(model, [some.sku]);
    return true;
  },

  place(model, { lines, backorder, promised }) {
    const wanted = exploded(lines);
    const short = skus.some(
      (sku) =>
        sum(wanted.filter((one) => one.sku === sku).map(({ ordered }) => ordered)) > freeIn(model, sku),
    );
    if (short && !backorder) return false;
    const turn = promised === null ? today(model) : daysAgo(model, -promised).day;
    const order: Order = { turn, lines: wanted, lifecycle: 'open' };
    model.orders.push(order);
    promise(model, order.lines);
    return true;
  },

  cancel_units(model, { n, ...where }) {
    const order = at(model.orders, where.order);
    const line = lineAt(model, where);
    return (
      line !== undefined &&
      order !== undefined &&
      cancel(model, order, new Map([[line, n * goods[line.sku].step]]))
    );
  },

  cancel(model, { order: position }) {
    const order = at(model.orders, position);
    if (!order || order.lines.some((line) => shippedOf(line) > 0)) return false;
    return cancel(model, order, new Map(order.lines.map((line) => [line, openOf(line)])));
  },

  allocate(model, { order: position }) {
    const order = at(model.orders, position);
    if (order?.lifecycle !== 'open') return false;
    for (const line of order.lines) line.promises = line.promises.filter(({ lot }) => !isTooOld(model, lot));
    promise(model, order.lines);
    return true;
  },

  ship(model, { order: position }) {
    const order = at(model.orders, position);
    const open = order?.lines.filter((line) => openOf(line) > 0) ?? [];
    if (!order || open.length === 0 || open.some((line) => promisedTo(line) < openOf(line))) return false;
    return ship(model, order, new Map(open.map((line) => [line, openOf(line)])));
  },

  ship_units(model, { n, ...where }) {
    const order = at(model.orders, where.order);
    const line = lineAt(model, where);
    if (!order || !line || n * goods[line.sku].step > promisedTo(line)) return false;
    return ship(model, order, new Map([[line, n * goods[line.sku].step]]));
  },

  void_parcel(model, { parcel: position }) {
    const parcel = at(model.parcels, position);
    if (!parcel || parcel.void) return false;
    const lines = new Set(parcel.units.map(({ line }) => line));
    for (const line of lines) {
      const gone = sum(parcel.units.filter((one) => one.line === line).map(({ sent }) => sent.quantity));
      if (shippedOf(line) - gone < line.requested + returnedOf(line)) return false;
    }
    if (parcel.units.some((one) => cameBack(parcel, one))) return false;
    parcel.void = true;
    const old = parcel.units.filter((one) => unsend(model, one));
    if (old.length > 0)
      fill(
        model,
        parcel.units.map(({ line }) => line.sku),
      );
    return true;
  },

  request_return(model, { n, ...where }) {
    const line = lineAt(model, where);
    const quantity = line ? n * goods[line.sku].step : 0;
    if (!line || quantity > shippedOf(line) - line.requested - returnedOf(line)) return false;
    line.requested += quantity;
    model.returns.push({ line, quantity, unjudged: [], came: false });
    return true;
  },

  receive_return(model, { back: position, restock }) {
    const back = at(model.returns, position);
    if (!back || back.came) return false;
    back.came = true;
    back.line.requested -= back.quantity;
    const parts = comingBack(back, restock);
    for (const part of parts) comeBack(model, back.line, part);
    if (!restock) back.unjudged = parts.map(({ lot, quantity }) => ({ lot, quantity }));
    if (restock) fill(model, [back.line.sku]);
    return true;
  },

  inspect(model, { back: position, verdict }) {
    const back = at(model.returns, position);
    if (!back || back.unjudged.length === 0) return false;
    const { sku } = back.line;
    const shelves = back.unjudged.map((one) => ({ ...one, sku, place: 'quarantine' as const }));
    if (shelves.some((shelf) => lying(model, shelf).quantity < shelf.quantity)) return false;
    for (const { quantity, ...shelf } of shelves) {
      const value = share(lying(model, shelf), quantity);
      slip(model, shelf, { by: -quantity, value: -value });
      if (verdict === 'restock') slip(model, { ...shelf, place: 'main' }, { by: quantity, value });
    }
    back.unjudged = [];
    if (verdict === 'restock') fill(model, [sku]);
    return true;
  },

  send(model, { goods: some, from, to, ago }) {
    const wanted = [...new Map(some.map((one) => [one.sku, one])).values()];
    const { at: moment } = daysAgo(model, ago);
    if (from === to) return false;
    const lines = wanted.map((one): Way => {
      const { sku, lot } = shelfOf(one, from);
      return { sku, lot, sent: units(one), received: 0, lost: 0, found: 0, value: 0 };
    });
    for (const { sku, lot, sent } of lines) {
      const shelf = { sku, lot, place: from };
      if (!isKnown(model, shelf) || freeAt(model, shelf) < sent) return false;
      if (isNeededLater(model, shelf, { gone: sent, at: moment })) return false;
    }
    for (const way of lines) {
      const shelf = { sku: way.sku, lot: way.lot, place: from };
      way.value = share(lying(model, shelf), way.sent);
      slip(model, shelf, { by: -way.sent, value: -way.value, at: moment });
    }
    model.transfers.push({ to, lines, undone: false });
    return true;
  },

  arrive(model, { transfer: position }) {
    const transfer = at(model.transfers, position);
    if (!transfer || !isComing(transfer)) return false;
    for (const way of transfer.lines) arrive(model, transfer, way, { came: onTheWay(way), reason: null });
    if (transfer.to !== 'quarantine')
      fill(
        model,
        transfer.lines.map(({ sku }) => sku),
      );
    return true;
  },

  arrive_part(model, { transfer: position, line, n, reason }) {
    const transfer = at(model.transfers, position);
    const way = transfer && at(transfer.lines, line);
    if (!way || !isComing(transfer)) return false;
    const came = n * goods[way.sku].step;
    if (came > onTheWay(way) && reason === null) return false;
    arrive(model, transfer, way, { came, reason });
    if (transfer.to !== 'quarantine') fill(model, [way.sku]);
    return true;
  },

  start_count(model, { place }) {
    model.counts.push({ place, lifecycle: 'open', lines: [], results: [] });
    return true;
  },

  count(model, { count: position, recount, ago, ...off }) {
    const count = at(model.counts, position);
    if (count?.lifecycle !== 'open') return false;
    const shelf = shelfOf(off, count.place);
    const quantity = countedOf(model, off, count.place);
    if (!isKnown(model, shelf)) model.known.push(shelf.lot);
    count.lines.push({ shelf, quantity, recount, at: scannedAt(model, ago), write: model.write });
    return true;
  },

  count_now(model, { at: place, ago, ...off }) {
    const shelf = shelfOf(off, place);
    const quantity = countedOf(model, off, place);
    if (!isKnown(model, shelf)) model.known.push(shelf.lot);
    const counted = { shelf, quantity, recount: false, at: daysAgo(model, ago).at, write: model.write };
    const count: Count = { place, lifecycle: 'open', lines: [counted], results: [] };
    model.counts.push(count);
    return post(model, count);
  },

  post(model, { count: position }) {
    const count = at(model.counts, position);
    return count?.lifecycle === 'open' && count.lines.length > 0 && post(model, count);
  },

  abandon(model, { count: position }) {
    const count = at(model.counts, position);
    if (count?.lifecycle !== 'open') return false;
    count.lifecycle = 'abandoned';
    return true;
  },

  undo(model) {
    if (!model.before) return false;
    const { model: old, dated } = model.before;
    const since = model.slips.slice(old.slips.length);
    const back = since.map((one): Slip => ({
      ...one, by: -one.by, value: -one.value, at: dated ? one.at : model.now, write: model.write,
    })); // prettier-ignore
    const gone = [...since, ...back].map((one) => ({ ...one, standing: false }));
    const transfers = model.transfers.map((one, number) => old.transfers[number] ?? { ...one, undone: true });
    const counts = model.counts.map(
      (one, number) => old.counts[number] ?? { ...one, lifecycle: 'undone' as const },
    );
    const { now, write } = model;
    Object.assign(model, old, {
      now,
      write,
      slips: [...old.slips, ...gone],
      transfers,
      counts,
      before: null,
    });
    return true;
  },
};

/** What can be taken back right after it was done, and whether its moves bear the moment of a count. */
const reversible: Readonly<Partial<Record<Verb, { readonly dated: boolean }>>> = {
  receive: { dated: false },
  adjust: { dated: false },
  send: { dated: false },
  arrive: { dated: false },
  arrive_part: { dated: false },
  count_now: { dated: true },
  post: { dated: true },
};

/** Each act is a write; where it is refused everything is as it was. */
function written<V extends Verb>(verb: V): (model: Model, act: Acts[V]) => boolean {
  return (model, act) => {
    const { before: _, ...now } = model;
    const as = structuredClone({ ...now, before: null });
    model.write += 1;
    if (!acts[verb](model, act)) {
      const { before } = model;
      Object.assign(model, as, { write: model.write, before });
      return false;
    }
    const known = reversible[verb];
    model.before = known ? { model: as, ...known } : null;
    return true;
  };
}

export const rules = Object.fromEntries(
  (Object.keys(acts) as Verb[]).map((verb) => [verb, written(verb)]),
) as unknown as Rules;

/** The lines of an order; a box stands there as what is in it, below everything that was named. */
function exploded(lines: Acts['place']['lines']): Line[] {
  const empty = { cancelled: 0, requested: 0 };
  const line = (number: number, sku: Sku, ordered: number): Line => {
    return { number, sku, ordered, ...empty, promises: [], sent: [], back: [] };
  };
  const named = lines.flatMap(({ sku, n }, index) =>
    sku === 'BOX' ? [] : [line(index + 1, sku, units({ sku, n }))],
  );
  const inside = lines.flatMap(({ sku, n }) =>
    sku === 'BOX'
      ? skus.toSorted().flatMap((part) => (box[part] === undefined ? [] : [{ part, ordered: n * box[part] }]))
      : [],
  );
  return [
    ...named,
    ...inside.map(({ part, ordered }, index) => line(lines.length + index + 1, part, ordered)),
  ];
}

function cancel(model: Model, order: Order, wanted: ReadonlyMap<Line, number>): boolean {
  if (order.lifecycle !== 'open' || [...wanted].some(([line, quantity]) => quantity > openOf(line)))
    return false;
  const freed = [...wanted].flatMap(([line, quantity]) => {
    const released = Math.max(0, promisedTo(line) - (openOf(line) - quantity));
    takePromises(model, line, { quantity: released, last: true });
    line.cancelled += quantity;
    return released > 0 ? [line.sku] : [];
  });
  if (order.lines.every((line) => line.cancelled === line.ordered)) order.lifecycle = 'cancelled';
  fill(model, freed);
  return true;
}

/** Sends what is promised to lines, each unit with its share of the shelf's value. */
function ship(model: Model, order: Order, wanted: ReadonlyMap<Line, number>): boolean {
  if (order.lifecycle !== 'open') return false;
  const parcel: Parcel = { order, units: [], void: false };
  for (const [line, quantity] of wanted) {
    for (const { place, lot, quantity: part } of takePromises(model, line, { quantity, last: false })) {
      if (isTooOld(model, lot)) return false;
      const shelf = { sku: line.sku, place, lot };
      const value = share(lying(model, shelf), part);
      const out = slip(model, shelf, { by: -part, value: -value });
      const sent: Sent = { ...shelf, quantity: part, value, slip: out, void: false };
      line.sent.push(sent);
      parcel.units.push({ line, sent });
    }
  }
  model.parcels.push(parcel);
  return true;
}

/** Whether more of the lot has come back than other parcels brought. */
function cameBack(parcel: Parcel, { line, sent: { lot } }: Parcel['units'][number]): boolean {
  const others = line.sent.filter(
    (one) => !one.void && one.lot === lot && !parcel.units.some(({ sent }) => sent === one),
  );
  const back = line.back.filter((one) => one.lot === lot);
  return sum(back.map(({ quantity }) => quantity)) > sum(others.map(({ quantity }) => quantity));
}

/** Brings units of a parcel back; true where they are too old to be promised again. */
function unsend(model: Model, { line, sent }: Parcel['units'][number]): boolean {
  sent.void = true;
  sent.slip.standing = false;
  slip(model, sent, { by: sent.quantity, value: sent.value }).standing = false;
  if (isTooOld(model, sent.lot)) return true;
  addPromise(line, sent);
  return false;
}

interface Part {
  readonly place: Place;
  readonly lot: string;
  readonly quantity: number;
}

/** Units come back in the order in which they left: to where they had lain, or to quarantine. */
function comingBack({ line, quantity }: Return, restock: boolean): Part[] {
  const left = line.sent.filter((sent) => !sent.void);
  let [skip, wanted] = [returnedOf(line), quantity];
  const parts = new Map<string, Part>();
  for (const sent of left) {
    const passed = Math.min(skip, sent.quantity);
    const part = Math.min(wanted, sent.quantity - passed);
    [skip, wanted] = [skip - passed, wanted - part];
    const place = restock ? sent.place : 'quarantine';
    const before = parts.get(`${place} ${sent.lot}`)?.quantity ?? 0;
    if (part > 0) parts.set(`${place} ${sent.lot}`, { place, lot: sent.lot, quantity: before + part });
  }
  return [...parts.values()];
}

/** What the customer has of a line, and what it had cost. */
export function outside(line: Line): { readonly quantity: number; readonly value: number } {
  const kept = line.sent.filter((sent) => !sent.void);
  const value = sum(kept.map((sent) => sent.value)) - sum(line.back.map((one) => one.value));
  return { quantity: shippedOf(line) - returnedOf(line), value };
}

function comeBack(model: Model, line: Line, { quantity, ...where }: Part): void {
  const value = share(outside(line), quantity);
  slip(model, { sku: line.sku, ...where }, { by: quantity, value });
  line.back.push({ lot: where.lot, quantity, value });
}

const isComing = ({ undone, lines }: Transfer): boolean => !undone && lines.some((way) => onTheWay(way) > 0);

function arrive(
  model: Model,
  { to }: Transfer,
  way: Way,
  { came, reason }: { came: number; reason: string | null },
): void {
  const open = onTheWay(way);
  const whole = { quantity: open, value: way.value };
  const found = Math.max(0, came - open);
  const arrived = came - found;
  const lost = reason === null ? 0 : open - arrived;
  const value = share(whole, arrived);
  const shelf = { sku: way.sku, lot: way.lot, place: to };
  if (arrived > 0) slip(model, shelf, { by: arrived, value });
  if (found > 0) slip(model, shelf, { by: found, value: foundValue(way.sku, whole, found) });
  const gone = share({ quantity: open - arrived, value: way.value - value }, lost);
  way.received += came;
  way.found += found;
  way.lost += lost;
  way.value -= value + gone;
}

/** What was counted of each shelf: parts add up, as of the last of them, and a recount starts anew. */
export function resultsOf(model: Model, { lines }: Pick<Count, 'lines'>): Result[] {
  const shelves = new Map(lines.map(({ shelf }) => [`${shelf.sku} ${shelf.lot}`, shelf]));
  return [...shelves.values()].map((shelf) => {
    const here = lines.filter((line) => isOn(line.shelf, shelf));
    const parts = here.slice(
      Math.max(
        0,
        here.findLastIndex(({ recount }) => recount),
      ),
    );
    const when = parts.reduce<When>(
      (latest, one) => (isAfter(latest, one) ? latest : one),
      parts[0] as Counted,
    );
    const counted = sum(parts.map(({ quantity }) => quantity));
    const superseded = model.set.some((one) => isOn(one.shelf, shelf) && isAfter(one, when));
    return { shelf, counted, expected: expectedAt(model, shelf, when), superseded, when };
  });
}

function post(model: Model, count: Count): boolean {
  const results = resultsOf(model, count);
  const wrong = results.filter(({ superseded, counted, expected }) => !superseded && counted !== expected);
  for (const { shelf, counted, expected, when } of wrong) {
    const gone = expected - counted;
    if (gone > 0 && isNeededLater(model, shelf, { gone, at: when.at })) return false;
  }
  for (const { shelf, counted, expected, when } of wrong)
    if (!putRight(model, shelf, { by: counted - expected, at: when.at })) return false;
  for (const { shelf, when } of results) model.set.push({ shelf, at: when.at, write: model.write });
  count.lifecycle = 'posted';
  count.results = results;
  fill(
    model,
    results.map(({ shelf }) => shelf.sku),
  );
  return true;
}

/** What all that is owned is worth at each place at the end of a day, and on its way. */
export function worthAt(model: Model, day: string): Record<string, number> {
  const until = model.slips.filter((one) => one.at.slice(0, 10) <= day);
  return Object.fromEntries(
    places.map((place) => [place, sum(until.filter((one) => one.place === place).map(({ value }) => value))]),
  );
}
