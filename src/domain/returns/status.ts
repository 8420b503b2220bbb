import type { Quantity } from '../../base/quantity.ts';

/** How far the units of one line of a return have come. */
export interface ReturnCounters {
  readonly quantity: Quantity;
  readonly cancelled: Quantity;
  readonly received: Quantity;
  readonly restocked: Quantity;
  readonly scrapped: Quantity;
  readonly quarantined: Quantity;
  readonly credited: Quantity;
}

export const returnLifecycles = ['requested', 'approved', 'declined', 'cancelled', 'imported'] as const;
export type ReturnLifecycle = (typeof returnLifecycles)[number];

/** Units that still count: asked for and not cancelled. */
export const keptOf = (line: ReturnCounters): Quantity => line.quantity - line.cancelled;
/** Units that have not come back yet. */
export const toComeOf = (line: ReturnCounters): Quantity => keptOf(line) - line.received;
/** Units that came back and nobody has judged. */
export const unjudgedOf = (line: ReturnCounters): Quantity =>
  line.received - line.restocked - line.scrapped - line.quarantined;

interface Sums {
  readonly lifecycle: ReturnLifecycle;
  readonly kept: Quantity;
  readonly received: Quantity;
  readonly unjudged: Quantity;
  readonly uncredited: Quantity;
}

/**
 * One word for a return: the first rule that holds. Coming back, being judged and being refunded are three facts in
 * any order, so `refunded` says nothing of the goods; the counters of the lines do.
 */
const rules: readonly (readonly [status: string, holds: (sums: Sums) => boolean])[] = [
  ['imported', ({ lifecycle }) => lifecycle === 'imported'],
  ['declined', ({ lifecycle }) => lifecycle === 'declined'],
  ['cancelled', ({ lifecycle, kept }) => lifecycle === 'cancelled' || kept === 0],
  ['requested', ({ lifecycle }) => lifecycle === 'requested'],
  ['refunded', ({ uncredited }) => uncredited === 0],
  ['approved', ({ received }) => received === 0],
  ['part_received', ({ received, kept }) => received < kept],
  ['received', ({ unjudged }) => unjudged > 0],
  ['inspected', () => true],
];

/** What became of a return, in one word. */
export function returnStatusOf(lifecycle: ReturnLifecycle, lines: readonly ReturnCounters[]): string {
  const sum = (of: (line: ReturnCounters) => Quantity): Quantity =>
    lines.reduce((total, line) => total + of(line), 0);
  const sums = {
    lifecycle,
    kept: sum(keptOf),
    received: sum((line) => line.received),
    unjudged: sum(unjudgedOf),
    uncredited: sum((line) => Math.max(0, keptOf(line) - line.credited)),
  };
  return rules.find(([, holds]) => holds(sums))?.[0] ?? 'inspected';
}
