import { Refusal } from '../../base/refusal.ts';
import type { Person } from '../../kit/command.ts';

/** What is known of how a file is to be read. */
export interface Mapping {
  readonly map: readonly string[];
  readonly profile?: string | undefined;
}

/**
 * Tries, and at a terminal asks for the columns that nobody knows, as often as some are missing: with them goes the
 * name under which they are kept for the next file of this kind.
 */
export async function withMapping<M extends Mapping, T>(
  person: Person,
  mapping: M,
  attempt: (mapping: M) => Promise<T>,
): Promise<T> {
  try {
    return await attempt(mapping);
  } catch (error) {
    const lack = person.present ? lackOf(error) : undefined;
    if (!lack) throw error;
    const asked: string[] = [];
    for (const field of lack.missing) asked.push(...(await columnFor(person, field, lack.columns)));
    if (asked.length === 0) throw error;
    const profile = mapping.profile ?? (await nameOf(person));
    return withMapping(person, { ...mapping, map: [...mapping.map, ...asked], profile }, attempt);
  }
}

interface Lack {
  /** Each is a field, or several of which one is enough: `external_ref or number`. */
  readonly missing: readonly string[];
  readonly columns: readonly string[];
}

function lackOf(error: unknown): Lack | undefined {
  if (!(error instanceof Refusal) || error.code !== 'input.missing') return undefined;
  const { missing, columns } = error.details as Partial<Lack>;
  return missing && columns && columns.length > 0 ? { missing, columns } : undefined;
}

async function columnFor(person: Person, wanted: string, columns: readonly string[]): Promise<string[]> {
  const [field = wanted] = wanted.split(' or ');
  const column = await person.choose({
    message: `Which column holds the ${field.replaceAll('_', ' ')}?`,
    flag: '--map',
    choices: [
      ...columns.filter((name) => name !== '').map((name) => ({ name, value: name })),
      { name: 'None of them', value: null },
    ],
  });
  return column === null ? [] : [`${field}=${column}`];
}

async function nameOf(person: Person): Promise<string> {
  return person.ask({
    message: 'Keep this mapping for the next such file as',
    flag: '--profile',
    initial: 'usual',
    parse(typed) {
      const name = typed.trim();
      if (/^[\p{L}\d][\p{L}\d _.-]{0,39}$/u.test(name)) return name;
      throw new Refusal('input.invalid', 'A name has 1 to 40 letters, digits, blanks or - _ .');
    },
  });
}
