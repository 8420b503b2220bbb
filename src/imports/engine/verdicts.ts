import { Refusal } from '../../base/refusal.ts';
import { dayReadings, type DateOrder } from './dates.ts';
import { readingsOf, twoReadings, type DecimalSign } from './numbers.ts';
import type { Seen, Votes } from './votes.ts';

/** The other sign's cells are issues of their own; what reads two ways needs a file that speaks with one voice. */
export function decimalOf(
  { found, unclear }: Votes<DecimalSign>,
  {
    file,
    witnesses,
    own,
  }: { readonly file: string; readonly witnesses: Votes<DecimalSign>; readonly own: boolean },
): DecimalSign | undefined {
  const [most, least] = [...found].toSorted((a, b) => b[1].count - a[1].count);
  const mixed = most !== undefined && least !== undefined;
  if (mixed && (unclear || most[1].count === least[1].count))
    throw mixedNumbers(file, [most[1].first, least[1].first]);
  if (most) return most[0];
  if (!unclear) return undefined;
  const [witness, other] = witnesses.found.keys();
  if (witness !== undefined && other === undefined) return witness;
  const { '.': point = '', ',': comma = '' } = readingsOf(unclear.cell.trim());
  if (own && unclear.cell.includes('.')) return '.';
  throw at(file, unclear, twoReadings(unclear.cell.trim(), point, comma));
}

function mixedNumbers(file: string, [one, other]: readonly [Seen, Seen]): Refusal {
  const message = `${file} writes numbers in two ways: “${one.cell.trim()}” in line ${one.line}, “${other.cell.trim()}” in line ${other.line}.`;
  return new Refusal('input.ambiguous', message, {
    hint: '--decimal . or --decimal , decides; cells of the other kind are then rejected one by one',
    details: { file, lines: [one.line, other.line], values: [one.cell, other.cell] },
  });
}

export function orderOf(
  { found, unclear }: Votes<'dmy' | 'mdy'>,
  { file, name }: { readonly file: string; readonly name: string },
): DateOrder {
  const [dmy, mdy] = [found.get('dmy'), found.get('mdy')];
  if (dmy && mdy) throw contradiction(file, name, [dmy.first, mdy.first]);
  if (dmy) return 'dmy';
  if (mdy) return 'mdy';
  if (!unclear) return 'iso';
  const readings = dayReadings(unclear.cell.trim());
  const message = `The day ${unclear.cell.trim()} can be read as ${readings?.dmy ?? ''} or as ${readings?.mdy ?? ''}, and no other day in the column “${name}” tells which.`;
  throw at(file, unclear, new Refusal('input.ambiguous', message, { hint: orderHint }), name);
}

const orderHint = '--date-format dmy or --date-format mdy decides';

function contradiction(file: string, name: string, [one, other]: readonly [Seen, Seen]): Refusal {
  const message = `${file} writes the days of “${name}” in two ways: ${one.cell.trim()} in line ${one.line} has the day first, ${other.cell.trim()} in line ${other.line} the month.`;
  return new Refusal('input.ambiguous', message, {
    hint: `${orderHint}; days of the other kind are then rejected one by one`,
    details: { file, column: name, lines: [one.line, other.line], values: [one.cell, other.cell] },
  });
}

function at(file: string, { line, cell }: Seen, { message, hint = '' }: Refusal, column?: string): Refusal {
  return new Refusal('input.ambiguous', `${file}, line ${line}: ${message}`, {
    hint,
    details: { file, line, value: cell, ...(column === undefined ? {} : { column }) },
  });
}
