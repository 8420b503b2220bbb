import { ONE, type Quantity } from '../../base/quantity.ts';
import type { Calendar } from './calendar.ts';
import { mean, table } from './numbers.ts';
import type { Seen } from './series.ts';

/** What was ordered of a product on one day, in thousandths; the day as `numberOfDay`. */
export interface DayDemand {
  readonly day: number;
  readonly quantity: Quantity;
}

/** One whole week or month of the past. */
export interface PeriodDemand {
  readonly period: number;
  /** As ordered, in thousandths. */
  readonly ordered: Quantity;
  readonly days_out_of_stock: number;
  /** What is read from it, in units: more than was ordered where there was nothing to order on a few of its days. */
  readonly seen: Seen;
}

/** Up to this share of a period out of stock, the other days stand for all of it. */
const LITTLE = 1 / 4;

/**
 * The whole periods from that of the first order to the last one before `until`. The current period is not among them:
 * what has been ordered in a part of it is no drop. Demand that goods were missing for shows as less than it was: after
 * more than a few days without, a period is a gap unless as much was ordered as in the mean of those that had goods.
 */
export function demandByPeriod(
  days: readonly DayDemand[],
  outOfStock: ReadonlySet<number>,
  calendar: Calendar,
  until: number,
): readonly PeriodDemand[] {
  const [first] = days;
  if (!first) return [];
  const from = calendar.periodOf(first.day);
  const ordered = table(Math.max(0, until - from), () => 0);
  const out = table(ordered.length, () => 0);
  for (const { day, quantity } of days) addTo(ordered, calendar.periodOf(day) - from, quantity);
  for (const day of outOfStock) addTo(out, calendar.periodOf(day) - from, 1);
  const whole = ordered.filter((_, index) => out[index] === 0);
  const usual = whole.length > 0 ? mean(whole) : 0;
  return ordered.map((quantity, index) => {
    const period = from + index;
    const length = calendar.startOf(period + 1) - calendar.startOf(period);
    const days_out_of_stock = out[index] ?? 0;
    const seen = seenOf(quantity, { length, out: days_out_of_stock, usual });
    return { period, ordered: quantity, days_out_of_stock, seen: seen && seen / ONE };
  });
}

/** What was ordered in one period, in thousandths. */
export function orderedIn(days: readonly DayDemand[], calendar: Calendar, period: number): Quantity {
  const [from, to] = [calendar.startOf(period), calendar.startOf(period + 1)];
  return days.reduce((sum, { day, quantity }) => (day >= from && day < to ? sum + quantity : sum), 0);
}

function addTo(sums: number[], index: number, amount: number): void {
  const before = sums[index];
  if (before !== undefined) sums[index] = before + amount;
}

interface Outage {
  readonly length: number;
  readonly out: number;
  readonly usual: Quantity;
}

function seenOf(ordered: Quantity, { length, out, usual }: Outage): Seen {
  if (out <= length * LITTLE) return (ordered * length) / (length - out);
  return ordered > 0 && ordered >= usual ? ordered : null;
}
