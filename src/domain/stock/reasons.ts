import { Refusal } from '../../base/refusal.ts';
import { adjustReasons } from '../shop.ts';

/**
 * A reason as it is kept: one of docket's words or of the shop's own, whatever its capitals. A shop that has words of its
 * own takes no others: it wants to add them up. Refuses (2) what is none of them then.
 */
export function adjustReason(typed: string, own: readonly string[]): string {
  const known = [...adjustReasons, ...own];
  const word = typed
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  if (known.includes(word)) return word;
  if (own.length === 0) return typed.trim();
  throw new Refusal('input.invalid', `“${typed.trim()}” is not one of ${known.join(', ')}.`, {
    hint: `docket config set adjust_reasons "${[...own, word].join(' ')}"`,
    details: { value: typed, choices: known },
  });
}
