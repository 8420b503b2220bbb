import { Refusal } from '../base/refusal.ts';
import { pluralOf, spell } from './argv.ts';
import type { Entry } from './command.ts';
import { globalFlags } from './globals.ts';

export type Route<App> =
  | { readonly to: 'command'; readonly entry: Entry<App>; readonly rest: readonly string[] }
  | { readonly to: 'help'; readonly words: readonly string[] }
  | { readonly to: 'version' };

/**
 * Finds the command that was called, wherever the flags stand among its words.
 * Refuses an unknown noun or verb.
 */
export function findRoute<App>(
  name: string,
  entries: readonly Entry<App>[],
  argv: readonly string[],
): Route<App> {
  const { words, places } = leadingWords(argv);
  const [noun, verb] = words;
  if (words.length === 0) return argv.includes('--version') ? { to: 'version' } : { to: 'help', words: [] };
  if (noun === 'help') return { to: 'help', words: words.slice(1) };
  const asked = asksForHelp(argv.slice(0, places[1] ?? argv.length));
  const nouns = nounsOf(entries);
  const known = noun === undefined ? undefined : pluralOf(noun, nouns);
  if (known === undefined) throw unknownWord(name, noun ?? '', nouns);
  const without = (count: number): string[] => argv.filter((_, at) => !places.slice(0, count).includes(at));
  const exact = entries.find((entry) => entry.path === `${known} ${verb}`);
  const further = exact && verbBeside(entries, exact, { words, places });
  if (exact) return { to: 'command', entry: further ?? exact, rest: without(further ? 3 : 2) };
  const alone = entries.find((entry) => entry.path === known);
  const verbs = verbsOf(entries, known);
  if (asked || (verb === 'help' && verbs.length > 0)) return { to: 'help', words: [known] };
  // Beside its verbs a noun takes no arguments: any other word is a slip.
  if (alone && (verb === undefined || verbs.length === 0))
    return { to: 'command', entry: alone, rest: without(1) };
  if (verb === undefined) return { to: 'help', words: [known] };
  throw unknownWord(`${name} ${known}`, verb, verbs);
}

/** `stock count start`, as long as the words stand side by side: further on the third may be a flag's value. */
function verbBeside<App>(
  entries: readonly Entry<App>[],
  { noun }: Entry<App>,
  { words, places }: ReturnType<typeof leadingWords>,
): Entry<App> | undefined {
  if (noun === undefined || places[2] !== (places[1] ?? 0) + 1) return undefined;
  return entries.find(({ path }) => path === `${noun} ${words[2]}`);
}

/** Where the words stand that are neither flags nor their values; the first two can be noun and verb. */
function leadingWords(argv: readonly string[]): { words: string[]; places: number[] } {
  const places: number[] = [];
  for (let at = 0; at < argv.length && argv[at] !== '--'; at += 1) {
    const word = argv[at] ?? '';
    if (valued.has(word)) at += 1;
    else if (!word.startsWith('-') || word === '-') places.push(at);
  }
  return { words: places.map((place) => argv[place] ?? ''), places };
}

const valued: ReadonlySet<string> = new Set(
  globalFlags
    .filter((flag) => flag.takes === 'value')
    .flatMap((flag) => [spell(flag.name), ...(flag.short === undefined ? [] : [`-${flag.short}`])]),
);

export function asksForHelp(argv: readonly string[]): boolean {
  return argv.includes('-h') || argv.includes('--help');
}

/** Every first word, in the order of the registry. */
export function nounsOf<App>(entries: readonly Entry<App>[]): string[] {
  return [...new Set(entries.map((entry) => entry.path.split(' ')[0] ?? ''))];
}

/** The second words that go with a first. */
export function verbsOf<App>(entries: readonly Entry<App>[], noun: string): string[] {
  return entries.flatMap((entry) =>
    entry.path.startsWith(`${noun} `) ? [entry.path.slice(noun.length + 1)] : [],
  );
}

/** Says which word is not known after a call such as `docket orders`. */
export function unknownWord(call: string, typed: string, known: readonly string[]): Refusal {
  return new Refusal('usage', `There is no “${typed}” in ${call}.`, {
    hint: `${call} --help`,
    details: { value: typed, choices: known },
  });
}
