/** How a flag takes its value: not at all, as the next word or after `=`, or after `=` only. */
export type Takes = 'nothing' | 'value' | 'attached';

/** Every spelling of every flag that a command knows (`--db`, `-q`). */
export type Spellings = ReadonlyMap<string, Takes>;

/**
 * Readies what was typed for the parser: a value that stands after `=` only is cut loose from the next word
 * (`--json 1041` is JSON of 1041), and a value that is itself one of the flags counts as forgotten.
 */
export function normalise(argv: readonly string[], spellings: Spellings): Normalised {
  const words: string[] = [];
  const forgotten: string[] = [];
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (word === '--') return { words: [...words, ...argv.slice(at)], forgotten };
    const takes = spellings.get(word);
    const next = argv[at + 1];
    if (takes === 'attached') words.push(`${word}=`);
    else if (takes !== 'value') words.push(word);
    else if (next === undefined || (next.startsWith('--') && spellings.has(next))) forgotten.push(word);
    else {
      words.push(word, next);
      at += 1;
    }
  }
  return { words, forgotten };
}

export interface Normalised {
  readonly words: readonly string[];
  /** Flags whose value is missing. */
  readonly forgotten: readonly string[];
}

/** `placed_on` as it is typed: `--placed-on`. */
export function spell(name: string): string {
  return `--${name.replaceAll('_', '-')}`;
}

/** A noun as it is registered; its singular means the same (`order` → `orders`). */
export function pluralOf(noun: string, nouns: readonly string[]): string | undefined {
  if (nouns.includes(noun)) return noun;
  return nouns.find((known) => singularOf(known) === noun);
}

function singularOf(noun: string): string {
  if (noun.endsWith('ies')) return `${noun.slice(0, -3)}y`;
  return noun.endsWith('s') ? noun.slice(0, -1) : noun;
}
