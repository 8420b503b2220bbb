import type { Colors } from './colors.ts';
import { pad, widthOf } from './width.ts';

export type Item = readonly [term: string, about: string];

/** Parts of a page with a blank line between them; empty ones are left out. */
export function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** A title over indented lines; nothing where there are no lines. */
export function section(title: string, lines: readonly string[], colors: Colors): string {
  return lines.length === 0
    ? ''
    : [colors.bold(title), ...lines.map((line) => `  ${line}`.trimEnd())].join('\n');
}

/** Terms in one column, their sentences wrapped in another. */
export function list(items: readonly Item[], { width }: { readonly width: number }): string[] {
  const longest = Math.min(30, Math.max(0, ...items.map(([term]) => widthOf(term))));
  return items.flatMap(([term, about]) => {
    const lines = wrapped(about, Math.max(20, width - longest - 4));
    const [first = '', ...rest] = lines;
    const indented = rest.map((line) => `${' '.repeat(longest)}  ${line}`);
    if (widthOf(term) > longest) return [term, `${' '.repeat(longest)}  ${first}`, ...indented];
    return [`${pad(term, longest, 'left')}  ${first}`, ...indented];
  });
}

/** Words in lines no longer than a width. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || widthOf(line) + 1 + widthOf(word) > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}
