import type { Day, Instant } from '../../base/days.ts';
import { parseScaled } from '../../base/decimal.ts';
import {
  parseMoney,
  parsePercent,
  parseUnitPrice,
  WHOLE,
  type Minor,
  type Rate,
  type UnitPrice,
} from '../../base/money.ts';
import { parseQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Discount } from '../../domain/pricing/price.ts';
import { refuseDamagedCode, refuseErrorWord, whyNoNumber } from './damage.ts';
import { readDay, readMoment, type DateOrder } from './dates.ts';
import { decimalOf, type DecimalSign } from './numbers.ts';

/** How the cells of a column are to be read. */
export interface Reading {
  readonly currency: string;
  readonly timezone: string;
  readonly dates: DateOrder;
  /** The decimal sign of the file; without one, what can be read two ways is refused. */
  readonly decimal: DecimalSign | undefined;
  /** Moments that were read before: thousands of rows share a few. */
  readonly moments: Map<string, Instant>;
}

/** Reads a cell that is not blank; refuses (2) what it cannot be. */
export type Parser<T> = (cell: string, reading: Reading) => T;

export const text: Parser<string> = (cell) => {
  refuseErrorWord(cell);
  return cell;
};

/** A SKU, a barcode, a number of an order: what a spreadsheet likes to take for a number or a date. */
export const code: Parser<string> = (cell) => {
  refuseDamagedCode(cell);
  return cell;
};

export const money: Parser<Minor> = (cell, reading) => parseMoney(decimalOf(cell, reading), reading.currency);

export const unitPrice: Parser<UnitPrice> = (cell, reading) =>
  parseUnitPrice(decimalOf(cell, reading), reading.currency);

/** In thousandths; how finely the product is sold is asked later. A dash alone means none. */
export const quantity: Parser<Quantity> = (cell, reading) =>
  parseQuantity(decimalOf(/^[-\u2010-\u2015\u2212]$/.test(cell) ? '0' : cell, reading), 3);

export const whole: Parser<number> = (cell) => {
  const value = Number(cell);
  if (/^\d{1,9}$/.test(cell)) return value;
  throw new Refusal('input.invalid', /^\d+$/.test(cell) ? `${cell} is too large.` : noWhole(cell));
};

function noWhole(cell: string): string {
  const why = whyNoNumber(cell);
  return why.endsWith('12.50') ? `“${cell}” is no whole number.` : `${why}.`;
}

/** `20%`, or a fraction of one such as 0.2. */
export const rate: Parser<Rate> = (cell, reading) => {
  if (cell.endsWith('%')) return parsePercent(`${decimalOf(cell.slice(0, -1).trim(), reading)}%`, 'The rate');
  return fraction(cell, reading);
};

/** A fraction of one: 0.15 is 15 %. */
export const fraction: Parser<Rate> = (cell, reading) => {
  const value = parseScaled(rounded(decimalOf(cell, reading), 6), 6, 'The rate');
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

export const day: Parser<Day> = (cell, reading) => readDay(cell, reading);

/** More moments than a file of orders repeats nearby are not kept. */
const KEPT = 5_000;

/** A moment with its offset, or the shop's own time of a day: `2026-03-01 9:30`, `3/1/2026 9:30` where the order is known. */
export const instant: Parser<Instant> = (cell, reading) => {
  const known = reading.moments.get(cell);
  if (known !== undefined) return known;
  const moment = readMoment(cell, reading);
  if (reading.moments.size >= KEPT) reading.moments.clear();
  reading.moments.set(cell, moment);
  return moment;
};

/** What a parser needs to know of the file: it is asked with a cell of each, and watched. */
export function asksFor(parse: Parser<unknown>): { readonly decimal: boolean; readonly dates: boolean } {
  const asked = { decimal: false, dates: false };
  const watched: Reading = {
    currency: 'GBP',
    timezone: 'UTC',
    get dates(): DateOrder {
      asked.dates = true;
      return 'iso';
    },
    get decimal(): undefined {
      asked.decimal = true;
      return undefined;
    },
    moments: new Map(),
  };
  for (const cell of ['1,234', '03/04/2026']) {
    try {
      parse(cell, watched);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return asked;
}
