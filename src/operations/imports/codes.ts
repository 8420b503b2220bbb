import { take } from '../../store/numbers.ts';
import { peopleByCode } from '../../store/load/people.ts';
import type { Work } from '../../store/work.ts';

const letters = { customer: 'C', supplier: 'S' } as const;

/** Codes that nobody has, for so many new customers or suppliers; `taken` are those that the file itself brings. */
export async function freeCodes(
  work: Work,
  kind: 'customer' | 'supplier',
  { count, taken }: { readonly count: number; readonly taken: ReadonlySet<string> },
): Promise<string[]> {
  const free: string[] = [];
  while (free.length < count) {
    const numbers = await take(work, 'customer', count - free.length);
    const codes = numbers.map((number) => `${letters[kind]}${String(number).padStart(4, '0')}`);
    const known = await peopleByCode(work, kind, codes);
    free.push(...codes.filter((code) => !known.has(code) && !taken.has(code)));
  }
  return free;
}
