/** What a row is found by: case and accents folded, since the engines' own `lower()` knows only ASCII. */
export function searchText(...parts: readonly (string | null)[]): string {
  return fold(parts.filter((part) => part !== null).join(' '));
}

export function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** A LIKE pattern that finds the text anywhere; use with `escape '\'`. */
export function containing(text: string): string {
  return `%${fold(text).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
