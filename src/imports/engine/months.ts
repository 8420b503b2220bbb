/** The names of months, without accents and points, in English, German, French, Dutch, Spanish and Italian. */
const names: readonly (readonly string[])[] = [
  ['jan', 'january', 'januar', 'janner', 'janvier', 'janv', 'januari', 'enero', 'ene', 'gennaio', 'gen'],
  ['feb', 'february', 'februar', 'fevrier', 'fev', 'fevr', 'februari', 'febrero', 'febbraio'],
  ['mar', 'march', 'marz', 'maerz', 'mrz', 'mars', 'maart', 'mrt', 'marzo'],
  ['apr', 'april', 'avril', 'avr', 'abril', 'abr', 'aprile'],
  ['may', 'mai', 'mei', 'mayo', 'maggio', 'mag'],
  ['jun', 'june', 'juni', 'juin', 'junio', 'giugno', 'giu'],
  ['jul', 'july', 'juli', 'juillet', 'juil', 'julio', 'luglio', 'lug'],
  ['aug', 'august', 'aout', 'augustus', 'agosto', 'ago'],
  ['sep', 'sept', 'september', 'septembre', 'septiembre', 'settembre', 'set'],
  ['oct', 'october', 'oktober', 'okt', 'octobre', 'octubre', 'ottobre', 'ott'],
  ['nov', 'november', 'novembre', 'noviembre'],
  ['dec', 'december', 'dezember', 'dez', 'decembre', 'diciembre', 'dic', 'dicembre'],
];

const numbers = new Map(names.flatMap((all, index) => all.map((name) => [name, index + 1] as const)));

/** The number of the month that a word names, from 1. */
export function monthOf(word: string): number | undefined {
  const plain = word
    .normalize('NFD')
    .replaceAll(/[^a-z]/gi, '')
    .toLowerCase();
  return /\d/.test(word) ? undefined : numbers.get(plain);
}
