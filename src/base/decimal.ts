import { Refusal } from './refusal.ts';

/** Halves go away from zero, as every amount in docket is rounded. `divisor` is positive. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const doubled = dividend * 2n;
  const shifted = dividend < 0n ? doubled - divisor : doubled + divisor;
  return shifted / (divisor * 2n);
}

const syntax = /^([+-]?)(\d{1,15})(?:\.(\d{1,15}))?$/;

/**
 * Reads a plain decimal (`12`, `-0.35`) as an integer with `places` implied decimals.
 * Refuses what is no decimal and more decimals than there are places (zeros at the end are harmless).
 */
export function parseScaled(text: string, places: number, what: string): number {
  const parts = syntax.exec(text.trim());
  if (!parts) throw new Refusal('input.invalid', `${what} “${text}” is not a number such as 12.50.`);
  const [, sign, whole = '', fraction = ''] = parts;
  const digits = fraction.replace(/0+$/, '');
  if (digits.length > places) throw tooManyDecimals(text, places, what);
  const value = Number(BigInt(whole + digits.padEnd(places, '0')));
  if (!Number.isSafeInteger(value)) throw new Refusal('input.invalid', `${what} ${text} is too large.`);
  return sign === '-' && value !== 0 ? -value : value;
}

function tooManyDecimals(text: string, places: number, what: string): Refusal {
  const allowed = places === 0 ? 'no decimals' : `at most ${places} decimal${places === 1 ? '' : 's'}`;
  return new Refusal('input.invalid', `${what} ${text} has more decimals than it may: ${allowed} here.`);
}

/** An integer with `places` implied decimals as text; `least` decimals are always written. */
export function formatScaled(value: number, places: number, least = places): string {
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = places === 0 ? '' : digits.slice(-places);
  const kept = trimZeros(fraction, least);
  return `${value < 0 ? '-' : ''}${whole}${kept === '' ? '' : `.${kept}`}`;
}

function trimZeros(fraction: string, least: number): string {
  const trimmed = fraction.replace(/0+$/, '');
  return trimmed.padEnd(Math.min(least, fraction.length), '0');
}
