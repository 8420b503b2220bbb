import type { Day } from '../../base/days.ts';

/** Goods of one product that were made together. */
export interface Lot {
  /** Lots that the books knew first have the lower ones. */
  readonly id: number;
  readonly lot: string;
  /** The last day on which they may be sold; null where they do not expire. */
  readonly expires_on: Day | null;
}

const LONGEST = 40;

/** What is wrong with a lot's code, if anything: it is typed in flags, as `LINE=LOT` too, and printed on slips. */
export function lotProblem(lot: string): string | undefined {
  if (lot === '') return 'The lot is empty.';
  if (lot.length > LONGEST) return `The lot “${lot.slice(0, 20)}…” is longer than ${LONGEST} characters.`;
  if (/[\p{Cc}\p{Cs}\u2028\u2029=]/u.test(lot)) return 'The lot has a control character or “=” in it.';
  return undefined;
}

/** Whether goods may not be sold any more: they are good on their last day, and not after it. */
export function hasExpired({ expires_on }: Pick<Lot, 'expires_on'>, day: Day): boolean {
  return expires_on !== null && expires_on < day;
}

/** Sorts after every day. */
const NEVER = '9999-12-31';

/**
 * The order in which lots leave: first expired, first out; what does not expire comes last; of the same day, the lot
 * that the books knew first.
 */
export function byExpiry(a: Omit<Lot, 'lot'>, b: Omit<Lot, 'lot'>): number {
  const [first, second] = [a.expires_on ?? NEVER, b.expires_on ?? NEVER];
  return first < second ? -1 : first > second ? 1 : a.id - b.id;
}
