import { addDays } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';

/** What a spreadsheet has done to a cell, and what that means for its owner. */
interface Damage {
  readonly shape: RegExp;
  readonly says: (cell: string) => string;
}

const errorWord: Damage = {
  shape:
    /^#(REF!|N\/A|VALUE!|NAME\?|NAME!|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|BEZUG!|WERT!|NV|ZAHL!|VALEUR!|VERW!|WAARDE!)$/i,
  says: (cell) => `${cell} is the error of a formula, not a value: the formula has lost what it reads`,
};

/** In codes, and only as a spreadsheet writes them: MAR-01 and 5E10 are codes that somebody gave. */
const inCodes: readonly Damage[] = [
  errorWord,
  {
    shape: /^[+-]?\d(?:[.,]\d+)?E\+\d+$/,
    says: (cell) =>
      `Excel has turned this code into the number ${cell}; the original digits are lost. Take it from where the file comes from, in a column formatted as text`,
  },
  {
    shape:
      /^(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{2}|\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d{1,2}\. (?:Jan|Feb|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))$/,
    says: (cell) =>
      `Excel has turned this code into the date ${cell}; what was typed is lost. Take it from where the file comes from, in a column formatted as text`,
  },
];

/** Refuses (2) a code that a spreadsheet has damaged. */
export function refuseDamagedCode(cell: string): void {
  refuseAny(cell, inCodes);
}

/** Refuses (2) the error of a formula where a text is expected. */
export function refuseErrorWord(cell: string): void {
  if (cell.startsWith('#')) refuseAny(cell, [errorWord]);
}

function refuseAny(cell: string, damages: readonly Damage[]): void {
  const damage = damages.find(({ shape }) => shape.test(cell));
  if (damage) throw new Refusal('input.invalid', `${damage.says(cell)}.`);
}

const ledger = /\s(CR|DR)\.?$/i;

/** What can be said of a cell that should be a number and is none; the shape alone is known otherwise. */
export function whyNoNumber(cell: string): string {
  if (errorWord.shape.test(cell)) return errorWord.says(cell);
  if (ledger.test(cell))
    return `“${cell}” is an entry of a ledger: whether it adds or takes away is not said. Write it as 12.50 or -12.50`;
  if (/^\D?\s?[\d.,]*[oOlI][\d.,oOlI]*$/.test(cell) && /\d/.test(cell))
    return `“${cell}” has a letter in it where a digit belongs: the letter O is no zero, and l is no one`;
  if (/^[+-]?\d(?:[.,]\d+)?E[+-]?\d+$/i.test(cell))
    return `Excel has shortened this number to ${cell}; its digits are lost`;
  return `“${shortened(cell)}” is no number such as 12.50`;
}

/** Excel counts days from the end of 1899. */
export function whyNoDay(cell: string): string {
  if (errorWord.shape.test(cell)) return errorWord.says(cell);
  if (/^[2-6]\d{4}(?:\.\d+)?$/.test(cell)) {
    const day = addDays('1899-12-30', Math.floor(Number(cell)));
    return `${cell} is a spreadsheet's number of a day (${day}, if it counts from 1900); format the column as a date and save it again`;
  }
  return `“${shortened(cell)}” is no day such as 2026-03-01`;
}

export function shortened(cell: string): string {
  return cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
}
