import { Refusal } from './refusal.ts';
import { aheadOf } from './time-zone.ts';

/** A business day, `YYYY-MM-DD`, in the shop's time zone. */
export type Day = string;
/** A moment, ISO 8601 in UTC with milliseconds. */
export type Instant = string;

const A_DAY = 86_400_000;
const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isDay(text: string): boolean {
  if (!shape.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export function parseDay(text: string, what = 'The day'): Day {
  if (isDay(text)) return text;
  const known = shape.test(text) ? 'is not in the calendar' : 'is not written as YYYY-MM-DD';
  throw new Refusal('input.invalid', `${what} ${text} ${known}.`);
}

/** A day as a count of days, to reckon with; negative ones are before 1970. */
export function numberOfDay(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / A_DAY;
}

export function dayOfNumber(number: number): Day {
  return new Date(number * A_DAY).toISOString().slice(0, 10);
}

/** A number of days written as `30d` or `6w`. Refuses (2) anything else. */
export function parseSpan(typed: string): number {
  const [, number = '', unit = 'd'] = /^(\d{1,4})([dw])?$/.exec(typed.trim()) ?? [];
  if (number !== '') return Number(number) * (unit === 'w' ? 7 : 1);
  throw new Refusal('input.invalid', `“${typed}” is not so many days or weeks.`, {
    hint: '30d or 6w',
    details: { value: typed },
  });
}

export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export function daysBetween(from: Day, to: Day): number {
  return numberOfDay(to) - numberOfDay(from);
}

/** The Monday of a day's week (ISO 8601). */
export function weekOf(day: Day): Day {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** The business day on which a moment falls in a time zone. */
export function dayOf(instant: Instant, timezone: string): Day {
  const moment = Date.parse(instant);
  return new Date(moment + aheadAt(moment, timezone)).toISOString().slice(0, 10);
}

/** What the clock on the wall shows at a moment in a time zone: `HH:mm`. */
export function timeOf(instant: Instant, timezone: string): string {
  const moment = Date.parse(instant);
  return new Date(moment + aheadAt(moment, timezone)).toISOString().slice(11, 16);
}

/** A moment as a sentence says it: `2026-03-02 10:00`, as the clock in a time zone shows it. */
export function momentIn(instant: Instant, timezone: string): string {
  return `${dayOf(instant, timezone)} ${timeOf(instant, timezone)}`;
}

const QUARTER_HOUR = 900_000;
const ahead = new Map<string, number>();

/** Milliseconds that local clocks are ahead of UTC; kept per quarter of an hour, since clocks change on none other. */
function aheadAt(moment: number, timezone: string): number {
  const quarter = Math.floor(moment / QUARTER_HOUR) * QUARTER_HOUR;
  const key = `${timezone} ${quarter}`;
  const known = ahead.get(key);
  if (known !== undefined) return known;
  const offset = aheadOf(quarter, timezone);
  ahead.set(key, offset);
  return offset;
}

/**
 * The moment at which the clock in a time zone shows `YYYY-MM-DDTHH:mm:ss`. Of a time that is shown twice in autumn,
 * the first; a time that is skipped in spring is counted on from before the change.
 */
export function instantOf(local: string, timezone: string): Instant {
  const naive = Date.parse(`${local}Z`);
  const before = aheadAt(naive - A_DAY, timezone);
  const after = aheadAt(naive + A_DAY, timezone);
  const shown = [before, after].find((offset) => aheadAt(naive - offset, timezone) === offset);
  return new Date(naive - (shown ?? before)).toISOString();
}

/** A day that was typed: now if it is today, else noon of it, so that it stays that day in neighbouring zones. */
export function instantOn(day: Day, now: Instant, timezone: string): Instant {
  return dayOf(now, timezone) === day ? now : instantOf(`${day}T12:00:00`, timezone);
}

const momentShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A moment with its offset (or `Z`), or a day for noon of it; without an offset the machine's own zone would decide. */
export function parseInstant(text: string): Instant {
  const moment = Date.parse(isDay(text) ? `${text}T12:00:00Z` : text);
  const written = isDay(text) || (momentShape.test(text) && isDay(text.slice(0, 10)));
  if (Number.isNaN(moment) || !written) {
    throw new Refusal('input.invalid', `The moment ${text} is not written as 2026-03-01T09:30:00Z.`);
  }
  return new Date(moment).toISOString();
}

export interface Period {
  readonly from: Day;
  readonly to: Day;
}

const relative: Readonly<Record<string, (today: Day) => Period>> = {
  today: (today) => ({ from: today, to: today }),
  yesterday: (today) => ({ from: addDays(today, -1), to: addDays(today, -1) }),
  'this-week': (today) => ({ from: weekOf(today), to: addDays(weekOf(today), 6) }),
  'last-week': (today) => ({ from: addDays(weekOf(today), -7), to: addDays(weekOf(today), -1) }),
  'this-month': (today) => monthOf(today.slice(0, 7)),
  'last-month': (today) => monthOf(addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7)),
  'this-year': (today) => yearOf(today.slice(0, 4)),
  'last-year': (today) => yearOf(String(Number(today.slice(0, 4)) - 1)),
};

/** `2026`, `2026-03`, `2026-Q1`, `this-month`, `last-30d`; both ends are inclusive. */
export function parsePeriod(text: string, today: Day): Period {
  const named = relative[text];
  if (named) return named(today);
  if (/^\d{4}$/.test(text)) return yearOf(text);
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return monthOf(text);
  if (isDay(text)) return { from: text, to: text };
  const quarter = /^(\d{4})-[Qq]([1-4])$/.exec(text);
  if (quarter) return quarterOf(quarter[1] ?? '', Number(quarter[2]));
  const last = /^last-(\d{1,4})d$/.exec(text);
  if (last) return { from: addDays(today, 1 - Number(last[1])), to: today };
  throw new Refusal('input.invalid', `The period “${text}” is not known.`, {
    hint: `Write 2026, 2026-03, 2026-Q1, last-30d, ${Object.keys(relative).join(', ')}.`,
  });
}

function yearOf(year: string): Period {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

function monthOf(month: string): Period {
  const next = addDays(`${month}-28`, 4).slice(0, 7);
  return { from: `${month}-01`, to: addDays(`${next}-01`, -1) };
}

function quarterOf(year: string, quarter: number): Period {
  const first = String(quarter * 3 - 2).padStart(2, '0');
  const last = String(quarter * 3).padStart(2, '0');
  return { from: `${year}-${first}-01`, to: monthOf(`${year}-${last}`).to };
}
