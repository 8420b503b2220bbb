import type { Instant } from '../../base/days.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a message rests after each attempt that the mail server put off. */
const rests: readonly number[] = [5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR];

/** From when on a message may be tried again that was put off so many times; null where it has been tried enough. */
export function nextAttempt(attempts: number, now: Instant): Instant | null {
  const rest = rests[attempts - 1];
  return rest === undefined ? null : new Date(Date.parse(now) + rest).toISOString();
}
