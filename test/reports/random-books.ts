import * as fc from 'fast-check';
import { addDays } from '../../src/base/days.ts';

const day = fc.integer({ min: 0, max: 59 }).map((days) => addDays('2026-01-01', days));
const amount = fc.integer({ min: 0, max: 100_000 });

const line = fc.record({
  product: fc.integer({ min: 0, max: 4 }),
  pieces: fc.integer({ min: 1, max: 9 }),
  list_net: amount,
  discount: fc.integer({ min: 0, max: 5_000 }),
  tax: fc.integer({ min: 0, max: 20_000 }),
  /** Pieces cancelled, and of those left pieces credited, as far as there are so many. */
  cancelled: fc.integer({ min: -6, max: 9 }),
  credited: fc.integer({ min: -6, max: 9 }),
  credited_on: day,
});

/** What happened in a small shop, in any order and of any kind. */
export const books = fc.record({
  orders: fc.array(
    fc.record({
      day,
      channel: fc.integer({ min: 0, max: 3 }),
      customer: fc.integer({ min: -1, max: 2 }),
      country: fc.constantFrom('GB', 'FR', null),
      fate: fc.constantFrom('stands', 'stands', 'stands', 'draft', 'undone'),
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
      charges: fc.array(
        fc.record({
          kind: fc.constantFrom('shipping', 'channel_difference'),
          net: amount,
          tax: amount,
          cancelled: fc.boolean(),
        }),
        { maxLength: 2 },
      ),
      goodwill: fc.option(fc.record({ day, net: amount, voided: fc.boolean(), lines: fc.boolean() })),
    }),
    { maxLength: 12 },
  ),
  /** Returns of the past, which name no order. */
  returns: fc.array(
    fc.record({
      day,
      channel: fc.integer({ min: 0, max: 3 }),
      customer: fc.integer({ min: -1, max: 2 }),
      country: fc.constantFrom('GB', 'DE', null),
      product: fc.integer({ min: 0, max: 4 }),
      pieces: fc.integer({ min: 1, max: 9 }),
      net: amount,
    }),
    { maxLength: 5 },
  ),
});

export type Books = typeof books extends fc.Arbitrary<infer B> ? B : never;
