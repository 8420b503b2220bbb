import { instantOn, type Day, type Instant } from '../base/days.ts';
import { Refusal } from '../base/refusal.ts';
import type { Work } from '../store/work.ts';

/** The day on which something happened, and a moment of it: today and now, unless another day was named. */
export interface Happened {
  readonly day: Day;
  readonly at: Instant;
}

/** Refuses (2) a day that has not come yet, and one before `since` with what happened then. */
export function happenedOn(
  work: Pick<Work, 'today' | 'now' | 'shop'>,
  on: Day | undefined,
  since?: { readonly day: Day; readonly what: string },
): Happened {
  const { today, now, shop } = work;
  const day = on ?? today;
  if (day > today)
    throw new Refusal('input.invalid', `The day ${day} has not come yet (today is ${today}).`, {
      details: { day, today },
    });
  if (since !== undefined && day < since.day)
    throw new Refusal('input.invalid', `The day ${day} is before ${since.day}, when ${since.what}.`, {
      details: { day, since: since.day },
    });
  return { day, at: instantOn(day, now, shop.timezone) };
}
