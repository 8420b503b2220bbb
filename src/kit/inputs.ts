import { isDay } from '../base/days.ts';
import { refuseTwoReadings } from '../base/decimal.ts';
import { Refusal } from '../base/refusal.ts';
import type { Input } from './command.ts';

type Taking<T> = Input<T> & { readonly placeholder: string };

/** Free text, as it was typed. */
export function text(placeholder: string, about: string): Taking<string> {
  return { placeholder, about, parse: (typed) => typed };
}

/** Anything that one function reads; it refuses with `input.invalid` what it cannot read. */
export function value<T>(placeholder: string, about: string, parse: (typed: string) => T): Taking<T> {
  return { placeholder, about, parse };
}

/** One of a few words, typed with `-` or `_` and handed on with `_`. Refuses any other; the nearest is named where it is said. */
export function word<const W extends string>(
  choices: readonly W[],
  placeholder: string,
  about: string,
): Taking<W> {
  return { placeholder, about, choices, parse: (typed) => pick(typed, choices) };
}

function pick<W extends string>(typed: string, choices: readonly W[]): W {
  const wanted = typed.trim().toLowerCase().replaceAll('-', '_');
  const found = choices.find((choice) => choice.toLowerCase().replaceAll('-', '_') === wanted);
  if (found !== undefined) return found;
  throw new Refusal('input.invalid', `“${typed}” is not one of ${choices.join(', ')}.`, {
    details: { value: typed, choices: [...choices] },
  });
}

/** A calendar day, `YYYY-MM-DD` only: every other way of writing one means another day somewhere. */
export function day(about: string, placeholder = 'DAY'): Taking<string> {
  return { placeholder, about, parse: parseDay };
}

function parseDay(typed: string): string {
  if (isDay(typed)) return typed;
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed);
  if (parts) throw slashed(typed, parts);
  const why = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? 'is not in the calendar' : 'is not a day';
  throw new Refusal('input.invalid', `“${typed}” ${why}; write it as YYYY-MM-DD.`, {
    details: { value: typed },
  });
}

function slashed(typed: string, [, first = '', second = '', year = '']: RegExpExecArray): Refusal {
  const written = (month: string, date: string): string =>
    `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const readings = [...new Set([written(second, first), written(first, second)])].filter(isDay);
  const details = { value: typed, readings };
  if (readings.length === 2) {
    const message = `“${typed}” can be read as ${readings.join(' or ')}; write it as YYYY-MM-DD.`;
    return new Refusal('input.ambiguous', message, { details });
  }
  const hint = readings[0];
  return new Refusal('input.invalid', `“${typed}” is not a day; write it as YYYY-MM-DD.`, {
    ...(hint === undefined ? {} : { hint }),
    details,
  });
}

/**
 * An exact decimal; yields its text, since how many decimals there may be is not known here.
 * Refuses `1,234` as ambiguous.
 */
export function decimal(placeholder: string, about: string): Taking<string> {
  return { placeholder, about, parse: parseDecimal };
}

function parseDecimal(typed: string): string {
  const digits = typed.replaceAll(/[^0-9]/g, '').length;
  if (digits > 15) {
    throw new Refusal('input.invalid', `“${typed.slice(0, 40)}” has more than 15 digits.`, {
      details: { value: typed.slice(0, 40) },
    });
  }
  if (/^[+-]?\d+(?:\.\d+)?$/.test(typed)) return typed.replace(/^\+/, '');
  refuseTwoReadings(typed);
  throw new Refusal('input.invalid', `“${typed}” is not a number such as 12.50.`, {
    details: { value: typed },
  });
}

/** A whole number, negative ones too. */
export function wholeNumber(placeholder: string, about: string): Taking<number> {
  return { placeholder, about, parse: parseWhole };
}

function parseWhole(typed: string): number {
  const value = Number(typed);
  if (/^[+-]?\d{1,16}$/.test(typed) && Number.isSafeInteger(value)) return value;
  throw new Refusal('input.invalid', `“${typed}” is not a whole number.`, { details: { value: typed } });
}

/** The number of a document, `1041` or `#1041` as it is printed. */
export function documentNumber(placeholder: string, about: string): Taking<number> {
  return { placeholder, about, parse: parseNumber };
}

function parseNumber(typed: string): number {
  const value = Number(/^#?(\d{1,15})$/.exec(typed)?.[1]);
  if (value >= 1) return value;
  throw new Refusal('input.invalid', `“${typed}” is not a number such as 1041.`, {
    details: { value: typed },
  });
}

/** A switch: given or not. */
export function toggle(about: string): Input<boolean> & { readonly placeholder: null } {
  return { placeholder: null, about, parse: () => true };
}

/** The same input, but `-` is let through for standard input. */
export function orDash<I extends Taking<unknown>>(input: I): Taking<ReturnType<I['parse']> | '-'> {
  const parse = input.parse as (typed: string) => ReturnType<I['parse']>;
  return { ...input, parse: (typed) => (typed === '-' ? '-' : parse(typed)) };
}

/** The same input, refused with `input.missing` where it is not given. */
export function required<I extends Input<unknown>>(input: I): I & { readonly required: true } {
  return { ...input, required: true };
}

/** The same input as often as wanted. As the last argument it also reads `-`: one value a line of standard input. */
export function many<I extends Input<unknown>>(input: I): I & { readonly many: true } {
  return { ...input, many: true };
}
