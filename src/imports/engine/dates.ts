import { dayOf, isDay, type Day, type Instant } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import { momentOn } from './clock.ts';
import { whyNoDay } from './damage.ts';
import { monthOf } from './months.ts';

/** How a day is written with slashes, dots or dashes: `iso` is YYYY-MM-DD and nothing else. */
export type DateOrder = 'iso' | 'dmy' | 'mdy' | 'ymd';
type Order = Exclude<DateOrder, 'iso'>;

const orders: readonly Order[] = ['dmy', 'mdy', 'ymd'];

/** The day of a cell, which is known or depends on the order of its numbers. */
type Written =
  | { readonly day: string }
  | { readonly numbers: readonly [string, string, string]; readonly dots: boolean };

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const numeric = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;

function written(text: string): Written | undefined {
  const iso = yearFirst.exec(text);
  if (iso) return { day: joined(iso[1], iso[2], iso[3]) };
  const parts = numeric.exec(text);
  if (parts) return { numbers: [parts[1] ?? '', parts[3] ?? '', parts[4] ?? ''], dots: parts[2] === '.' };
  return withMonthName(text);
}

/** `05-Oct-26`, `Mar-02-26`, `2 March 2026`, `5 octobre 2026`: the year is last, or the number of four digits. */
function withMonthName(text: string): Written | undefined {
  const words = text.split(/[\s\-/.,]+/).filter((word) => word !== '' && !/^(de|of)$/i.test(word));
  const months = words.filter((word) => monthOf(word) !== undefined);
  const [one = '', other = ''] = words.filter((word) => monthOf(word) === undefined);
  if (words.length !== 3 || months.length !== 1) return undefined;
  const [date, year] = /^\d{4}$/.test(one) ? [other, one] : [one, other];
  const day = date.replace(/(st|nd|rd|th|er)$/i, '');
  if (!/^\d{1,2}$/.test(day) || !/^(\d{4}|\d{2})$/.test(year)) return undefined;
  return { day: joined(year, String(monthOf(months[0] ?? '')), day) };
}

function joined(year = '', month = '', date = ''): string {
  const whole = year.length === 2 ? `20${year}` : year.padStart(4, '0');
  return `${whole}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

function inOrder([first, second, third]: readonly [string, string, string], order: Order): string {
  if (order === 'dmy') return joined(third, second, first);
  return order === 'mdy' ? joined(third, first, second) : joined(first, second, third);
}

/** How a cell may be read as a day: by its order, where its numbers alone do not tell. */
export interface DayReadings {
  readonly dmy: Day | undefined;
  readonly mdy: Day | undefined;
}

/** The readings of a day whose order matters; `undefined` where it does not, or where the cell is no day. */
export function dayReadings(cell: string): DayReadings | undefined {
  const found = written(parts(cell).date);
  if (!found || 'day' in found) return undefined;
  const [dmy, mdy] = (['dmy', 'mdy'] as const).map((order) => inOrder(found.numbers, order));
  // Nobody writes 10.05.2026 for the fifth of October.
  const american = found.dots && isDay(dmy ?? '') ? undefined : mdy;
  return { dmy: calendar(dmy), mdy: calendar(american) };
}

function calendar(day: string | undefined): Day | undefined {
  return day !== undefined && isDay(day) ? day : undefined;
}

function parts(cell: string): { readonly date: string; readonly time: string | undefined } {
  const found = /^(.*?)(?:[T\s,]+(\d{1,2}[:.]\d{2}.*))?$/s.exec(cell);
  return { date: (found?.[1] ?? cell).trim(), time: found?.[2] };
}

/** Refuses (2) what is no day, not in the calendar, or can be read two ways while the order is not known. */
function dayIn(text: string, cell: string, order: DateOrder): Day {
  if (isDay(text)) return text;
  const found = written(text);
  if (!found) throw new Refusal('input.invalid', `${whyNoDay(cell)}.`);
  const day = 'day' in found ? found.day : inAnyOrder(text, found.numbers, order);
  if (isDay(day)) return day;
  const how = 'day' in found ? '' : `, read as ${order},`;
  throw new Refusal('input.invalid', `The day ${text}${how} is not in the calendar.`);
}

/** Without an order the fifth of May is clear, and no other day is. */
function inAnyOrder(text: string, numbers: readonly [string, string, string], order: DateOrder): string {
  if (order !== 'iso') return inOrder(numbers, order);
  const [first, second] = numbers.map(Number);
  if (first === second && numbers[2].length === 4) return inOrder(numbers, 'dmy');
  throw unclear(text, numbers);
}

function unclear(text: string, numbers: readonly [string, string, string]): Refusal {
  const fits = orders.filter((order) => isDay(inOrder(numbers, order)));
  if (fits.length === 0) return new Refusal('input.invalid', `The day ${text} is not in the calendar.`);
  const days = new Set(fits.map((order) => inOrder(numbers, order)));
  return new Refusal('input.ambiguous', `The day ${text} can be read as ${[...days].join(' or as ')}.`, {
    hint: `${fits.map((order) => `--date-format ${order}`).join(' or ')} decides`,
  });
}

/** How the days and times of a column are written. */
export interface DateReading {
  readonly dates: DateOrder;
  readonly timezone: string;
}

/** The business day of a cell; a time without an offset is the shop's own and changes nothing. */
export function readDay(cell: string, reading: DateReading): Day {
  const { date, time } = parts(cell);
  const day = dayIn(date, cell, reading.dates);
  if (time === undefined || !/(z|utc|gmt|[+-]\d{2}:?\d{0,2})$/i.test(time)) return day;
  return dayOf(momentOn(day, time, { cell, timezone: reading.timezone }), reading.timezone);
}

/** A moment with its offset, or by the shop's clock without one; of a day alone, noon. */
export function readMoment(cell: string, { dates, timezone }: DateReading): Instant {
  const { date, time } = parts(cell);
  return momentOn(dayIn(date, cell, dates), time ?? '12:00', { cell, timezone });
}
