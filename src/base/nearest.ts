import { closest, distance } from 'fastest-levenshtein';

/** Words from a hostile line may be megabytes; nothing that long is a slip of the finger. */
const LONGEST = 60;

/** The known word that was probably meant, or `undefined` where none is near enough to be worth naming. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const plain = plainly(typed);
  if (plain === '' || plain.length > LONGEST || known.length === 0) return undefined;
  const begun = known.filter((word) => plain.length > 2 && plainly(word).startsWith(plain));
  if (begun.length === 1) return begun[0];
  const found = closest(plain, known.map(plainly));
  const allowed = Math.max(1, Math.floor(Math.max(plain.length, found.length) / 3));
  return distance(plain, found) <= allowed ? known.find((word) => plainly(word) === found) : undefined;
}

function plainly(word: string): string {
  return word.toLowerCase().replaceAll('_', '-');
}
