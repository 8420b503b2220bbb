import { Refusal } from '../../base/refusal.ts';
import { standsFor, withoutCurrency } from './currencies.ts';
import { shortened, whyNoNumber } from './damage.ts';

export type DecimalSign = '.' | ',';

/** A cell as a plain decimal, once with a decimal point and once with a comma; `undefined` where it cannot be that. */
export interface NumberReadings {
  readonly '.': string | undefined;
  readonly ',': string | undefined;
  /** The currency that is written beside it. */
  readonly currency: string | undefined;
}

const blanks = '\u0020\u00a0\u202f\u2009';
const minuses = /^[-\u2212\u2013]/;
const grouped: Readonly<Record<DecimalSign, RegExp>> = {
  '.': /^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$|^\.\d+$/,
  ',': /^(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d+)?$|^,\d+$/,
};
const spaced = new RegExp(`^\\d{1,3}(?:[${blanks}'’]\\d{3})+(?:[.,]\\d+)?$`);

/** How a number may be read: `1,234` both ways, `12,50` one way, `TBC` none. */
export function readingsOf(cell: string): NumberReadings {
  const { negative, rest, currency } = unsigned(cell);
  const digits = spaced.test(rest) ? rest.replaceAll(/[^\d.,]/g, '') : rest;
  return { '.': readAs('.', digits, negative), ',': readAs(',', digits, negative), currency };
}

function readAs(decimal: DecimalSign, digits: string, negative: boolean): string | undefined {
  if (!grouped[decimal].test(digits)) return undefined;
  const plain = decimal === '.' ? digits.replaceAll(',', '') : digits.replaceAll('.', '').replace(',', '.');
  return `${negative ? '-' : ''}${plain.startsWith('.') ? '0' : ''}${plain}`;
}

/** Takes away one minus, before, behind or as brackets, and the currency, in whichever order they stand. */
function unsigned(cell: string): { negative: boolean; rest: string; currency: string | undefined } {
  let rest = cell.trim();
  let currency: string | undefined;
  let negative = false;
  for (let round = 0; round < 2; round += 1) {
    const without = withoutCurrency(rest);
    currency ??= without.currency;
    rest = without.number;
    if (negative) continue;
    const bare = withoutMinus(rest);
    negative = bare !== undefined;
    rest = bare ?? rest;
  }
  return { negative, rest: rest.replace(/^\+(?=[\d.,])/, ''), currency };
}

function withoutMinus(text: string): string | undefined {
  if (minuses.test(text)) return text.slice(1).trimStart();
  if (/^\(.*\)$/.test(text)) return text.slice(1, -1).trim();
  return /[\d.,][-\u2212]$/.test(text) ? text.slice(0, -1) : undefined;
}

const plain = /^-?\d+(?:\.\d+)?$/;

/**
 * A cell as a plain decimal. Refuses (2) what is no number, what can be read two ways while the decimal sign is not
 * known, what is written with the other sign than the file's numbers, and money of another currency than the shop's.
 */
export function decimalOf(
  cell: string,
  { decimal, currency }: { readonly decimal: DecimalSign | undefined; readonly currency: string },
): string {
  if (decimal === '.' && plain.test(cell)) return cell;
  const readings = readingsOf(cell);
  if (readings.currency !== undefined && !standsFor(readings.currency, currency))
    throw otherCurrency(cell, readings.currency, currency);
  return decimal === undefined
    ? clear(cell, readings)
    : (readings[decimal] ?? otherwise(cell, readings, decimal));
}

function clear(cell: string, { '.': point, ',': comma }: NumberReadings): string {
  const either = point ?? comma;
  if (either === undefined) throw new Refusal('input.invalid', `${whyNoNumber(cell)}.`);
  if (point !== undefined && comma !== undefined && point !== comma) throw twoReadings(cell, point, comma);
  return either;
}

export function twoReadings(cell: string, point: string, comma: string): Refusal {
  return new Refusal('input.ambiguous', `“${cell}” can be read as ${point} or as ${comma}.`, {
    hint: '--decimal . or --decimal , decides',
  });
}

const names: Readonly<Record<DecimalSign, string>> = { '.': 'point', ',': 'comma' };

function otherwise(cell: string, readings: NumberReadings, decimal: DecimalSign): never {
  const other = decimal === '.' ? ',' : '.';
  if (readings[other] === undefined) throw new Refusal('input.invalid', `${whyNoNumber(cell)}.`);
  const message = `“${shortened(cell)}” is written with a decimal ${names[other]}, where the numbers of this file have a decimal ${names[decimal]}.`;
  throw new Refusal('input.invalid', message);
}

function otherCurrency(cell: string, written: string, currency: string): Refusal {
  return new Refusal(
    'input.invalid',
    `“${shortened(cell)}” is in ${written}, the shop's books are in ${currency}.`,
  );
}
