import { Refusal } from './refusal.ts';

/** Halves go away from zero, as every amount in docket is rounded. `divisor` is positive. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const doubled = dividend * 2n;
  const shifted = dividend < 0n ? doubled - divisor : doubled + divisor;
  return shifted / (divisor * 2n);
}

const syntax = /^([+-]?)(\d{1,60})(?:\.(\d{1,60}))?$/;
/** As much of a text as a message shows of it. */
const SHOWN = 60;

/**
 * Reads a plain decimal (`12`, `-0.35`) as an integer with `places` implied decimals.
 * Refuses what is no decimal, more decimals than there are places (zeros at the end are harmless), and what is further
 * from zero than `largest`, which is scaled as well.
 */
export function parseScaled(
  text: string,
  places: number,
  what: string,
  largest = Number.MAX_SAFE_INTEGER,
): number {
  const parts = syntax.exec(text.trim());
  if (!parts) refuseTwoReadings(text.trim(), `${what} `);
  if (!parts)
    throw new Refusal(
      'input.invalid',
      `${what} “${shortened(text)}” is not a number such as ${places === 0 ? '12' : '12.50'}.`,
    );
  const [, sign, whole = '', fraction = ''] = parts;
  const digits = fraction.replace(/0+$/, '');
  if (digits.length > places) throw tooManyDecimals(text, places, what);
  const value = Number(BigInt(whole + digits.padEnd(places, '0')));
  if (value > largest) throw tooLarge(`${what} ${text}`, formatScaled(largest, places, 0));
  return sign === '-' && value !== 0 ? -value : value;
}

/** Refuses `1,234` as ambiguous: half of the world reads it as one and a bit. `what` stands before the number. */
export function refuseTwoReadings(text: string, what = ''): void {
  if (!/^[+-]?\d{1,15},\d{1,15}$/.test(text)) return;
  const readings = [text.replace(',', '.'), text.replace(',', '')];
  throw new Refusal('input.ambiguous', `${what}“${text}” can be read as ${readings.join(' or as ')}.`, {
    hint: `write ${readings[0]} with a point, or ${readings[1]} without a separator`,
    details: { value: text, readings },
  });
}

/** The refusal (2) of what docket has no room for. */
export function tooLarge(what: string, largest: string): Refusal {
  return new Refusal('input.invalid', `${what} is too large: at most ${largest}.`, { details: { largest } });
}

function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
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
