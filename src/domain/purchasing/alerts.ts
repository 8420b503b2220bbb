import type { AlertState } from '../events.ts';

/** A change of an alert, of many products at once. */
export interface AlertChange {
  readonly product_ids: readonly number[];
  readonly state: AlertState;
  readonly before: AlertState;
}

/**
 * What a round of telling changes: what is low and was not told of fires, what had fired and is still low is snoozed,
 * and what is low no more is armed again. `known` has the products that have fired or are snoozed.
 */
export function alertChanges(
  low: readonly number[],
  known: ReadonlyMap<number, Exclude<AlertState, 'armed'>>,
): AlertChange[] {
  const isLow = new Set(low);
  const of = (state: 'fired' | 'snoozed', still: boolean): number[] =>
    [...known].flatMap(([id, was]) => (was === state && isLow.has(id) === still ? [id] : []));
  const changes: AlertChange[] = [
    { product_ids: of('fired', false), state: 'armed', before: 'fired' },
    { product_ids: of('snoozed', false), state: 'armed', before: 'snoozed' },
    { product_ids: of('fired', true), state: 'snoozed', before: 'fired' },
    { product_ids: low.filter((id) => !known.has(id)), state: 'fired', before: 'armed' },
  ];
  return changes.filter(({ product_ids }) => product_ids.length > 0);
}
