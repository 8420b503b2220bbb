import { createHash } from 'node:crypto';
import { nearest } from '../../base/nearest.ts';

/** The name of a column without what makes no difference: case, accents, blanks and punctuation. */
export function folded(name: string): string {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll(/[^\p{L}\p{N}%#]|[ºª]/gu, '');
  return plain === '' ? name.trim() : plain;
}

const money =
  /\s*(?:\bin\s*)?[([]?\s*(?:GBP|EUR|USD|CHF|SEK|NOK|DKK|PLN|CZK|AUD|CAD|NZD|JPY|[£€$¥])\s*[)\]]?$/i;

/** `Unit Price (GBP)` is a unit price. */
export function withoutMoney(name: string): string {
  return name.replace(money, '');
}

/** The currency in the name of a column. */
export function moneyIn(name: string): string | undefined {
  return /[A-Z]{3}|[£€$¥]/.exec(
    money
      .exec(name)?.[0]
      .toUpperCase()
      .replace(/^\s*IN\b/, '') ?? '',
  )?.[0];
}

/** What tells one header from another: the same columns in the same order. */
export function fingerprintOf(header: readonly string[]): string {
  return createHash('sha256').update(header.map(folded).join('\n')).digest('hex');
}

/** The column whose name is nearest to one of the names of a field. */
export function likeliest(header: readonly string[], names: readonly string[]): string | undefined {
  const known = names.map(folded);
  return header.find((column) => column !== '' && nearest(folded(column), known) !== undefined);
}

/** The names of columns as a sentence lists them. */
export function listed(header: readonly string[]): string {
  const names = header
    .slice(0, 40)
    .map((name) => (name.length > 60 ? `${name.slice(0, 60)}…` : name) || '(blank)');
  return header.length > 40 ? `${names.join(', ')} and ${header.length - 40} more` : names.join(', ');
}
