import { isDay, parseInstant } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import { text, toggle, value } from '../../kit/inputs.ts';
import { parseDecimalSign, parseDelimiter } from '../signs.ts';

/** How the file is written; every export takes these. */
export const fileFlags = {
  bom: toggle('Begin with the mark by which Excel knows UTF-8'),
  delimiter: value('SIGN', 'What stands between cells: , ; | or tab', parseDelimiter),
  decimal: value('SIGN', 'The decimal sign: a point or a comma', parseDecimalSign),
};

export const changedSince = {
  changed_since: value('DAY|INSTANT', 'Only what something happened to since', parseSince),
};

export const atLocation = { location: text('CODE', 'Only what lies there') };

/** A number of pieces, 0 or more. */
export function pieces(about: string) {
  return value('N', about, (typed) => {
    if (/^\d{1,9}$/.test(typed)) return Number(typed);
    throw new Refusal('input.invalid', `“${typed}” is no number of pieces.`, { details: { value: typed } });
  });
}

function parseSince(typed: string): string {
  if (!isDay(typed)) parseInstant(typed);
  return typed;
}
