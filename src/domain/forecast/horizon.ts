import { Refusal } from '../../base/refusal.ts';
import type { Rhythm } from './series.ts';

/** How far to look ahead. */
export interface Horizon {
  readonly count: number;
  /** Weeks, months, or periods of whatever length. */
  readonly unit: 'w' | 'm' | '';
}

/** Where nothing was said. */
export const usualHorizon: Readonly<Record<Rhythm, number>> = { weekly: 8, monthly: 3 };

const MOST_PERIODS = 156;
const WEEKS_A_MONTH = 365.25 / 12 / 7;

/** `8w`, `3m`, or `8` periods; refuses (2) what is none, and more than three years of weeks. */
export function parseHorizon(typed: string): Horizon {
  const [, digits, unit = ''] = /^(\d{1,4})\s*([wm]?)$/i.exec(typed.trim()) ?? [];
  const count = Number(digits ?? 0);
  if (count < 1 || count > MOST_PERIODS)
    throw new Refusal(
      'input.invalid',
      `“${typed}” is no horizon such as 8w or 3m, of at most ${MOST_PERIODS}.`,
      {
        hint: '--horizon 8w',
        details: { value: typed },
      },
    );
  return { count, unit: unit.toLowerCase() as Horizon['unit'] };
}

/** The rhythm that a horizon is said in, if it is. */
export function rhythmIn({ unit }: Horizon): Rhythm | undefined {
  return ({ w: 'weekly', m: 'monthly', '': undefined } as const)[unit];
}

/** Periods of a rhythm that cover a horizon. */
export function periodsIn({ count, unit }: Horizon, rhythm: Rhythm): number {
  if (unit === 'w' && rhythm === 'monthly') return Math.ceil(count / WEEKS_A_MONTH);
  if (unit === 'm' && rhythm === 'weekly') return Math.round(count * WEEKS_A_MONTH);
  return count;
}
