import { parsePercent, WHOLE, type Rate } from '../../base/money.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Setting } from '../settings.ts';

/** How reorder points are reckoned. */
export interface ReorderPolicy {
  /** The chance not to run out before the receipt. */
  readonly service_level: Rate;
  /** Days between two looks at the stock. */
  readonly review_days: number;
  /** What a supplier takes of whom nothing is known. */
  readonly lead_time_days: number;
  /** Days of demand that one order is to last. */
  readonly cover_days: number;
  /** Days of the past that demand is read from. */
  readonly demand_days: number;
}

/** What the shop may set of it. */
export const reorderSettings: readonly Setting[] = [
  { key: 'service_level', about: 'How sure it is to be not to run out before the next receipt', fallback: '95%', parse: level },
  days('review_days', 'Days between two looks at what should be bought', { fallback: 7, least: 0 }),
  days('lead_time_days', 'Days that a supplier takes of whom nothing is known', { fallback: 14, least: 0 }),
  days('cover_days', 'Days of demand that one order to a supplier is to last', { fallback: 28, least: 1 }),
  days('demand_days', 'Days of the past that demand is reckoned from for reorder points', { fallback: 182, least: 14 }),
]; // prettier-ignore

const MOST_DAYS = 3650;
const LEAST_LEVEL = WHOLE / 2;

/** `95%`; refuses (2) under half and certainty, which no stock gives. */
export function parseServiceLevel(typed: string): Rate {
  const rate = parsePercent(typed, 'The service level');
  if (rate >= LEAST_LEVEL && rate < WHOLE) return rate;
  throw new Refusal('input.invalid', `The service level ${typed} is not from 50% to under 100%.`, {
    hint: '--service-level 95%',
    details: { value: typed },
  });
}

/** Whole days; refuses (2) others. */
export function parseDays(typed: string, least = 0): number {
  const days = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : -1;
  if (days >= least && days <= MOST_DAYS) return days;
  throw new Refusal('input.invalid', `“${typed}” is no number of days from ${least} to ${MOST_DAYS}.`, {
    details: { value: typed },
  });
}

/** The policy as the settings say it; `of` gives each as text. */
export function reorderPolicyOf(of: (key: string) => string): ReorderPolicy {
  return {
    service_level: parsePercent(of('service_level')),
    review_days: Number(of('review_days')),
    lead_time_days: Number(of('lead_time_days')),
    cover_days: Number(of('cover_days')),
    demand_days: Number(of('demand_days')),
  };
}

function level(typed: string): string {
  parseServiceLevel(typed);
  return typed.trim();
}

function days(key: string, about: string, { fallback, least }: { fallback: number; least: number }): Setting {
  return { key, about, fallback: String(fallback), parse: (typed) => String(parseDays(typed, least)) };
}
