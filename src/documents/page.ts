/** How wide a printed page is, in characters. */
export const WIDTH = 72;

/** Text from data stays on its line and in its direction, whatever it holds. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/[\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .trim();
}

/** A text on lines that fit the page, indented. */
export function wrapped(text: string): string[] {
  return wrappedTo(text, WIDTH - INDENT.length).map((line) => `${INDENT}${line}`);
}

const INDENT = '  ';

/** A text on lines of at most so many characters; a longer word has a line of its own. */
export function wrappedTo(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
