import type { Rhythm } from './series.ts';

/** How often a product was ordered. */
export interface OrderDays {
  /** Days with orders. */
  readonly days: number;
  /** The first of them, as `numberOfDay`. */
  readonly first: number;
}

const YEAR = 364;
const WEEK = 7;
/** Weeks between two days with orders from which on a week says little. */
const SELDOM = 2;

/**
 * Weeks, unless the typical product has been sold for a year and is ordered on fewer than one day in two weeks: its
 * months say more then.
 */
export function rhythmOf(products: readonly OrderDays[], today: number): Rhythm {
  const seldom = products.filter(({ days, first }) => {
    const age = today - first;
    return age >= YEAR && days * SELDOM * WEEK < age;
  });
  return seldom.length * 2 > products.length ? 'monthly' : 'weekly';
}
