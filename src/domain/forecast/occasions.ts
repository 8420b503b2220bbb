import type { Seen } from './series.ts';

/** A named occasion that multiplies demand: `uplift` 2.5 is two and a half times the usual. */
export interface Occasion {
  readonly name: string;
  readonly uplift: number;
  /** Place of its period in the series; the first period ahead is the length of the series. */
  readonly period: number;
}

/** Demand as it would have been without its occasions. */
export function withoutOccasions(demand: readonly Seen[], occasions: readonly Occasion[]): readonly Seen[] {
  return demand.map((value, period) => (value === null ? null : value / upliftOf(occasions, period)));
}

/** By how much occasions multiply the demand of a period; several of one period multiply each other. */
export function upliftOf(occasions: readonly Occasion[], period: number): number {
  return occasions.reduce(
    (product, occasion) => (occasion.period === period ? product * occasion.uplift : product),
    1,
  );
}
