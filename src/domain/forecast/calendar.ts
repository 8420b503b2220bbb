import { dayOfNumber, numberOfDay, type Day } from '../../base/days.ts';
import type { Rhythm } from './series.ts';

/** Weeks from Monday to Sunday, or calendar months, counted so that neighbours differ by one; days as `numberOfDay`. */
export interface Calendar {
  readonly periodOf: (day: number) => number;
  /** Its first day. */
  readonly startOf: (period: number) => number;
  /** A week by its Monday, a month as `YYYY-MM`. */
  readonly nameOf: (period: number) => string;
}

/** The first of January 1970 was a Thursday. */
const THURSDAY = 3;
const startOfWeek = (week: number): number => week * 7 - THURSDAY;
const startOfMonth = (month: number): number => numberOfDay(`${monthNamed(month)}-01`);

export const calendars: Readonly<Record<Rhythm, Calendar>> = {
  weekly: {
    periodOf: (day) => Math.floor((day + THURSDAY) / 7),
    startOf: startOfWeek,
    nameOf: (week) => dayOfNumber(startOfWeek(week)),
  },
  monthly: {
    periodOf: (day) => monthOf(dayOfNumber(day)),
    startOf: startOfMonth,
    nameOf: monthNamed,
  },
};

function monthOf(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function monthNamed(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}
