import { isTimezone } from '../base/time-zone.ts';
import { Refusal } from '../base/refusal.ts';

/** The delimiters by the names that a shell lets through. */
const delimiters: Readonly<Record<string, string>> = { tab: '\t', comma: ',', semicolon: ';', pipe: '|' };

/** What stands between the cells of a file; refuses (2) what is none of the four. */
export function parseDelimiter(typed: string): string {
  const sign = delimiters[typed.toLowerCase()] ?? (typed === '\\t' ? '\t' : typed);
  if (Object.values(delimiters).includes(sign)) return sign;
  throw new Refusal('input.invalid', `“${typed}” is no delimiter.`, {
    hint: '--delimiter ";" or --delimiter tab',
  });
}

/** The decimal sign of a file; refuses (2) what is neither. */
export function parseDecimalSign(typed: string): '.' | ',' {
  if (typed === '.' || typed === ',') return typed;
  if (typed === 'point') return '.';
  if (typed === 'comma') return ',';
  throw new Refusal('input.invalid', `“${typed}” is no decimal sign.`, {
    hint: '--decimal , or --decimal .',
  });
}

/** A time zone by its IANA name. Refuses (2) what is none. */
export function parseTimezone(typed: string): string {
  if (isTimezone(typed)) return typed;
  throw new Refusal('input.invalid', `“${typed}” is no time zone.`, { hint: '--timezone Europe/London' });
}
