/** Goods as a storekeeper writes them down by hand: a slip a move, and everything else is added up. No shared code. */

export type Sku = 'MUG' | 'TEA' | 'MILK';
export type Place = 'main' | 'barn' | 'quarantine';

/** Thousandths that one step of a product is, and its cost in hundredths of a penny. */
export const goods: Readonly<Record<Sku, { readonly step: number; readonly cost: number }>> = {
  MUG: { step: 1_000, cost: 31_250 },
  TEA: { step: 350, cost: 123_456 },
  MILK: { step: 1_000, cost: 7_777 },
};
export const skus = Object.keys(goods) as Sku[];
/** In the order in which they are sold from; nothing is sold from quarantine. */
export const places: readonly Place[] = ['main', 'barn', 'quarantine'];
const shops: readonly Place[] = ['main', 'barn'];

/** One box of each has so many of these, in thousandths. */
export const box: Readonly<Partial<Record<Sku, number>>> = { MUG: 1_000, MILK: 2_000 };

/** The last good day of each lot; two have the same, and the one that came first leaves first. */
export const lots: Readonly<Record<string, string | null>> = {
  L1: '2026-03-05',
  L2: '2026-03-08',
  L3: '2026-03-08',
  L4: null,
};

export interface Shelf {
  readonly sku: Sku;
  readonly place: Place;
  /** `''` but for milk. */
  readonly lot: string;
}

/** A moment, and the how-manieth write spoke of it. */
export interface When {
  readonly at: string;
  readonly write: number;
}

/** Goods that came to a shelf, or left it (negative), with their value in pence. */
export interface Slip extends Shelf, When {
  readonly by: number;
  readonly value: number;
  /** False for what was taken back, and for what took it back. */
  standing: boolean;
}

export interface Promised {
  readonly place: Place;
  readonly lot: string;
  quantity: number;
}

/** Goods that left with a parcel. */
export interface Sent extends Shelf {
  readonly quantity: number;
  readonly value: number;
  readonly slip: Slip;
  void: boolean;
}

export interface Line {
  readonly number: number;
  readonly sku: Sku;
  readonly ordered: number;
  cancelled: number;
  promises: Promised[];
  sent: Sent[];
  back: { readonly lot: string; readonly quantity: number; readonly value: number }[];
  requested: number;
}

export interface Order {
  /** Promised day, else the day on which it was placed: whose turn it is. */
  readonly turn: string;
  readonly lines: Line[];
  lifecycle: 'open' | 'cancelled';
}

export interface Books {
  now: string;
  /** Counts the writes. */
  write: number;
  slips: Slip[];
  orders: Order[];
  /** Lots in the order in which they came first. */
  known: string[];
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
/** Rounds a quotient of whole numbers, halves up; nothing here is negative. */
export const half = (dividend: number, divisor: number): number =>
  Math.floor((2 * dividend + divisor) / (2 * divisor));
export const today = ({ now }: Books): string => now.slice(0, 10);
export const isOn = (one: Shelf, { sku, place, lot }: Shelf): boolean =>
  one.sku === sku && one.place === place && one.lot === lot;
/** Whether one came after the other. */
export const isAfter = (one: When, other: When): boolean =>
  one.at > other.at || (one.at === other.at && one.write > other.write);
const isExpired = (lot: string, day: string): boolean => (lots[lot] ?? '9') < day;

export function lying(books: Books, shelf: Shelf): { readonly quantity: number; readonly value: number } {
  const here = books.slips.filter((slip) => isOn(slip, shelf));
  return { quantity: sum(here.map(({ by }) => by)), value: sum(here.map(({ value }) => value)) };
}

/** What so many units of what lies there are worth: their share. */
export function share({ quantity, value }: { quantity: number; value: number }, units: number): number {
  return quantity === 0 ? 0 : half(value * units, quantity);
}

/** Units that turned up are worth what the others there are, else what they cost usually. */
export function foundValue(sku: Sku, there: { quantity: number; value: number }, units: number): number {
  return there.quantity > 0 ? share(there, units) : half(goods[sku].cost * units, 100_000);
}

/** Writes a slip; without another moment it happens now. */
export function slip(books: Books, shelf: Shelf, move: { by: number; value: number; at?: string }): Slip {
  const { sku, place, lot } = shelf;
  const { by, value, at = books.now } = move;
  const written = { sku, place, lot, at, write: books.write, by, value, standing: true };
  books.slips.push(written);
  return written;
}

/** Whether taking so much away then would leave some later moment short that is not short already. */
export function isNeededLater(
  books: Books,
  shelf: Shelf,
  { gone, at }: { gone: number; at: string },
): boolean {
  const moment = { at, write: books.write };
  const here = books.slips.filter((one) => isOn(one, shelf));
  let quantity = sum(here.filter((one) => !isAfter(one, moment)).map(({ by }) => by));
  const later = here.filter((one) => isAfter(one, moment));
  const inTurn = later.toSorted((a, b) => (isAfter(a, b) ? 1 : isAfter(b, a) ? -1 : 0));
  return [0, ...inTurn.map(({ by }) => by)].some((by) => {
    quantity += by;
    return quantity >= 0 && quantity < gone;
  });
}

/** What must have been there at a moment, as if nothing had been written that was taken back. */
export function expectedAt(books: Books, shelf: Shelf, moment: When): number {
  const until = books.slips.filter((one) => one.standing && isOn(one, shelf) && !isAfter(one, moment));
  return sum(until.map(({ by }) => by));
}

export const shippedOf = (line: Line): number =>
  sum(line.sent.filter((sent) => !sent.void).map(({ quantity }) => quantity));
export const returnedOf = (line: Line): number => sum(line.back.map(({ quantity }) => quantity));
export const promisedTo = (line: Line): number => sum(line.promises.map(({ quantity }) => quantity));
export const openOf = (line: Line): number => line.ordered - line.cancelled - shippedOf(line);

export function promisedAt(books: Books, shelf: Shelf): number {
  const lines = books.orders.flatMap((order) => order.lines).filter(({ sku }) => sku === shelf.sku);
  const here = lines.flatMap(({ sku, promises }) => promises.filter((one) => isOn({ sku, ...one }, shelf)));
  return sum(here.map(({ quantity }) => quantity));
}

export const freeAt = (books: Books, shelf: Shelf): number =>
  lying(books, shelf).quantity - promisedAt(books, shelf);

/** The lots of a product in the order in which they leave. */
export function lotsOf(books: Books, sku: Sku): string[] {
  if (sku !== 'MILK') return [''];
  return books.known.toSorted((a, b) => (lasts(a) < lasts(b) ? -1 : lasts(a) > lasts(b) ? 1 : 0));
}

function lasts(lot: string): string {
  return lots[lot] ?? '9';
}

/** Shelves with goods that may be promised today, in the order in which they are. */
function shelvesOf(books: Books, sku: Sku, place: Place): Shelf[] {
  const good = lotsOf(books, sku).filter((lot) => !isExpired(lot, today(books)));
  return good.map((lot) => ({ sku, place, lot }));
}

export function freeIn(books: Books, sku: Sku, where: readonly Place[] = shops): number {
  return sum(where.flatMap((place) => shelvesOf(books, sku, place).map((shelf) => freeAt(books, shelf))));
}

/** Promises what is free to what lines still need: all from one place if one has everything, else place by place. */
export function promise(books: Books, lines: readonly Line[]): void {
  const needy = lines.filter((line) => openOf(line) > promisedTo(line));
  const needs = (sku: Sku): number =>
    sum(needy.filter((line) => line.sku === sku).map((line) => openOf(line) - promisedTo(line)));
  const wanted = skus.filter((sku) => needs(sku) > 0);
  const single = shops.find((place) => wanted.every((sku) => freeIn(books, sku, [place]) >= needs(sku)));
  for (const line of needy) {
    for (const place of single === undefined ? shops : [single])
      for (const shelf of shelvesOf(books, line.sku, place)) give(books, line, shelf);
  }
}

function give(books: Books, line: Line, shelf: Shelf): void {
  const quantity = Math.min(openOf(line) - promisedTo(line), freeAt(books, shelf));
  if (quantity > 0) addPromise(line, { place: shelf.place, lot: shelf.lot, quantity });
}

export function addPromise(line: Line, { place, lot, quantity }: Promised): void {
  const known = line.promises.find((one) => one.place === place && one.lot === lot);
  if (known) known.quantity += quantity;
  else line.promises.push({ place, lot, quantity });
}

/** Gives what is free of some products to the orders that wait for them: whoever's turn is first, and of those who came first. */
export function fill(books: Books, some: readonly Sku[]): void {
  const open = books.orders.filter(({ lifecycle }) => lifecycle === 'open');
  for (const { lines } of open.toSorted((a, b) => (a.turn < b.turn ? -1 : a.turn > b.turn ? 1 : 0)))
    promise(
      books,
      lines.filter(({ sku }) => some.includes(sku)),
    );
}

/** Takes units off a line's promises in the order in which goods leave, or the other way round; what was taken where. */
export function takePromises(
  books: Books,
  line: Line,
  { quantity, last }: { quantity: number; last: boolean },
): Promised[] {
  const order = lotsOf(books, line.sku);
  const turn = ({ place, lot }: Promised): number => places.indexOf(place) * 100 + order.indexOf(lot);
  const sorted = line.promises.toSorted((a, b) => (last ? turn(b) - turn(a) : turn(a) - turn(b)));
  let wanted = quantity;
  const taken = sorted.map((one) => {
    const units = Math.min(wanted, one.quantity);
    wanted -= units;
    one.quantity -= units;
    return { place: one.place, lot: one.lot, quantity: units };
  });
  line.promises = line.promises.filter((one) => one.quantity > 0);
  return taken.filter((one) => one.quantity > 0);
}

/** Breaks promises that a shelf can no longer keep: whoever's turn is last. */
export function breakPromises(books: Books, shelf: Shelf): void {
  let tooMany = promisedAt(books, shelf) - lying(books, shelf).quantity;
  const lines = books.orders.flatMap((order, number) =>
    order.lines.map((line) => ({ line, number, ...order })),
  );
  const latest = lines.toSorted(
    (a, b) =>
      (a.turn < b.turn ? 1 : a.turn > b.turn ? -1 : 0) ||
      b.number - a.number ||
      b.line.number - a.line.number,
  );
  for (const { line } of latest) {
    const here = line.promises.find((one) => isOn({ sku: line.sku, ...one }, shelf));
    if (!here || tooMany <= 0) continue;
    const units = Math.min(tooMany, here.quantity);
    tooMany -= units;
    here.quantity -= units;
    line.promises = line.promises.filter((one) => one.quantity > 0);
  }
}

/** Puts right what lies on a shelf, with what it is worth; false where fewer than nothing would lie there. */
export function putRight(books: Books, shelf: Shelf, { by, at }: { by: number; at: string }): boolean {
  const there = lying(books, shelf);
  if (there.quantity + by < 0) return false;
  const value = by > 0 ? foundValue(shelf.sku, there, by) : -share(there, -by);
  if (by !== 0) slip(books, shelf, { by, value, at });
  breakPromises(books, shelf);
  return true;
}

/** Whether what was promised of a lot may not be sent any more. */
export const isTooOld = (books: Books, lot: string): boolean => isExpired(lot, today(books));
