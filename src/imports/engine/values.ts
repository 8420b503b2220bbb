import { instantOf, isDay, parseInstant, type Day, type Instant } from '../../base/days.ts';
import {
  parseMoney,
  parsePercent,
  parseUnitPrice,
  WHOLE,
  type Minor,
  type Rate,
  type UnitPrice,
} from '../../base/money.ts';
import { parseScaled } from '../../base/decimal.ts';
import { parseQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Discount } from '../../domain/pricing/price.ts';

/** How a day is written with slashes, dots or dashes: `iso` is YYYY-MM-DD and nothing else. */
export type DateOrder = 'iso' | 'dmy' | 'mdy' | 'ymd';

/** How the cells of a file are to be read. */
export interface Reading {
  readonly currency: string;
  readonly timezone: string;
  readonly dates: DateOrder;
  /** The decimal sign that was asked for; without one, what can be read two ways is refused. */
  readonly decimal: '.' | ',' | undefined;
  /** Moments that were read before: thousands of rows share a few. */
  readonly moments: Map<string, Instant>;
}

/** Reads a cell that is not blank; refuses (2) what it cannot be. */
export type Parser<T> = (cell: string, reading: Reading) => T;

export const text: Parser<string> = (cell) => cell;

export const money: Parser<Minor> = (cell, reading) => parseMoney(plain(cell, reading), reading.currency);

export const unitPrice: Parser<UnitPrice> = (cell, reading) =>
  parseUnitPrice(plain(cell, reading), reading.currency);

/** In thousandths; how finely the product is sold is asked later. */
export const quantity: Parser<Quantity> = (cell, reading) => parseQuantity(plain(cell, reading), 3);

export const whole: Parser<number> = (cell) => {
  const value = Number(cell);
  if (/^\d{1,9}$/.test(cell)) return value;
  throw new Refusal('input.invalid', `“${cell}” is no whole number.`);
};

/** `20%`, or a fraction of one such as 0.2. */
export const rate: Parser<Rate> = (cell, reading) => {
  if (cell.endsWith('%')) return parsePercent(`${plain(cell.slice(0, -1).trim(), reading)}%`, 'The rate');
  return fraction(cell, reading);
};

/** A fraction of one: 0.15 is 15 %. */
export const fraction: Parser<Rate> = (cell, reading) => {
  const value = parseScaled(rounded(plain(cell, reading), 6), 6, 'The rate');
  if (value >= 0 && value <= WHOLE) return value;
  throw new Refusal('input.invalid', `“${cell}” is no fraction between 0 and 1; 15 % is 0.15 or 15%.`);
};

/** Floats that were written out (0.15000000596046448) have more digits than any rate. */
function rounded(decimal: string, places: number): string {
  return /\.\d{9,}$/.test(decimal) ? Number(decimal).toFixed(places) : decimal;
}

/** `10%`, or an amount. */
export const discount: Parser<Discount> = (cell, reading) => {
  if (cell.endsWith('%')) return { rate: rate(cell, reading) };
  const amount = money(cell, reading);
  if (amount < 0) throw new Refusal('input.invalid', `The discount ${cell} is below zero.`);
  return { amount };
};

export const discountFraction: Parser<Discount> = (cell, reading) => ({ rate: fraction(cell, reading) });

/** One of a few words, written with `-`, `_` or a blank. */
export function word<const W extends string>(choices: readonly W[]): Parser<W> {
  return (cell) => {
    const wanted = cell.toLowerCase().replaceAll(/[-\s]/g, '_');
    const found = choices.find((choice) => choice === wanted);
    if (found !== undefined) return found;
    throw new Refusal('input.invalid', `“${cell}” is not one of ${choices.join(', ')}.`);
  };
}

const number = /^[+-]?\d+(\.\d+)?$/;
const grouped: Readonly<Record<'.' | ',', RegExp>> = {
  '.': /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/,
  ',': /^[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/,
};

/** A number as a plain decimal; refuses what can be read two ways unless the decimal sign was named. */
function plain(cell: string, { decimal }: Reading): string {
  if (decimal === ',') {
    if (grouped[','].test(cell)) return cell.replaceAll('.', '').replace(',', '.');
    throw noNumber(cell);
  }
  if (number.test(cell)) return cell;
  if (/^[+-]?\.\d+$/.test(cell)) return cell.replace('.', '0.');
  if (grouped['.'].test(cell) && (decimal === '.' || cell.includes('.'))) return cell.replaceAll(',', '');
  if (decimal === undefined && /^[+-]?\d+,\d+$/.test(cell)) throw twoReadings(cell);
  throw noNumber(cell);
}

function noNumber(cell: string): Refusal {
  return new Refusal('input.invalid', `“${shortened(cell)}” is no number such as 12.50.`);
}

function twoReadings(cell: string): Refusal {
  const readings = [cell.replace(',', '.'), cell.replace(',', '')];
  return new Refusal('input.ambiguous', `“${cell}” can be read as ${readings.join(' or as ')}.`, {
    hint: '--decimal , or --decimal . decides',
  });
}

function shortened(cell: string): string {
  return cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
}

export const day: Parser<Day> = (cell, reading) => dayIn(cell, reading.dates);

/** A moment with its offset, or the shop's own time of a day: `2026-03-01 9:30`, `3/1/2026 9:30` where the order is known. */
export const instant: Parser<Instant> = (cell, reading) => {
  const known = reading.moments.get(cell);
  if (known !== undefined) return known;
  const moment = momentIn(cell, reading);
  reading.moments.set(cell, moment);
  return moment;
};

function momentIn(cell: string, { dates, timezone }: Reading): Instant {
  if (/[Zz]$|[+-]\d{2}:?\d{2}$/.test(cell) && cell.includes('T')) return parseInstant(cell);
  const parts = /^(\S+?)(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?$/.exec(cell);
  const [hour = 12, minute = 0, second = 0] = [parts?.[2], parts?.[3], parts?.[4]].map((part, index) =>
    part === undefined ? (index === 0 ? 12 : 0) : Number(part),
  );
  if (!parts || hour > 23 || minute > 59 || second > 59)
    throw new Refusal('input.invalid', `“${shortened(cell)}” is no moment such as 2026-03-01 09:30.`);
  const time = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
  return instantOf(`${dayIn(parts[1] ?? '', dates)}T${time}`, timezone);
}

const orders: Readonly<Record<Exclude<DateOrder, 'iso'>, readonly [number, number, number]>> = {
  dmy: [3, 2, 1],
  mdy: [3, 1, 2],
  ymd: [1, 2, 3],
};

function dayIn(cell: string, dates: DateOrder): Day {
  if (isDay(cell)) return cell;
  const parts = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})$/.exec(cell);
  if (!parts) throw new Refusal('input.invalid', `“${shortened(cell)}” is no day such as 2026-03-01.`);
  if (dates !== 'iso') {
    const written = inOrder(parts, dates);
    if (isDay(written)) return written;
    throw new Refusal('input.invalid', `The day ${cell}, read as ${dates}, is not in the calendar.`);
  }
  throw unclear(cell, parts);
}

function inOrder(parts: RegExpExecArray, order: Exclude<DateOrder, 'iso'>): string {
  const [year, month, date] = orders[order].map((part) => parts[part] ?? '');
  return `${year?.padStart(4, '0')}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`;
}

function unclear(cell: string, parts: RegExpExecArray): Refusal {
  const readings = (['dmy', 'mdy', 'ymd'] as const).filter((order) => isDay(inOrder(parts, order)));
  const days = new Set(readings.map((order) => inOrder(parts, order)));
  if (days.size === 0) return new Refusal('input.invalid', `The day ${cell} is not in the calendar.`);
  const either = [...days].join(' or as ');
  return new Refusal('input.ambiguous', `The day ${cell} can be read as ${either}.`, {
    hint: `${readings.map((order) => `--date-format ${order}`).join(' or ')} decides`,
  });
}
