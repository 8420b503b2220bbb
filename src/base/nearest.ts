import { closest, distance } from 'fastest-levenshtein';

/** Words from a hostile line may be megabytes; nothing that long is a slip of the finger. */
const LONGEST = 60;

/** The known word that was probably meant, or `undefined` where none is near enough to be worth naming. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const plain = plainly(typed);
  if (plain === '' || plain.length > LONGEST || known.length === 0) return undefined;
  const begun = known.filter((word) => plain.length > 2 && plainly(word).startsWith(plain));
  if (begun.length === 1) return begun[0];
  const swapped = known.find((word) => isSwap(plain, plainly(word)));
  if (swapped !== undefined) return swapped;
  const found = closest(plain, known.map(plainly));
  const allowed = Math.max(1, Math.floor(Math.max(plain.length, found.length) / 3));
  return distance(plain, found) <= allowed ? known.find((word) => plainly(word) === found) : undefined;
}

/** Whether two neighbouring letters changed places: one slip, though it is two letters that differ. */
function isSwap(typed: string, word: string): boolean {
  const at = [...typed].findIndex((letter, index) => letter !== word[index]);
  if (at < 0 || typed.length !== word.length) return false;
  return (
    typed.slice(at + 2) === word.slice(at + 2) && typed[at] === word[at + 1] && typed[at + 1] === word[at]
  );
}

function plainly(word: string): string {
  return word.toLowerCase().replaceAll('_', '-');
}
