import { stripVTControlCharacters } from 'node:util';
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

/** Terms in one column, their sentences wrapped in another; below their terms where the window is too narrow for two. */
export function list(items: readonly Item[], { width }: { readonly width: number }): string[] {
  const longest = Math.min(30, Math.max(0, ...items.map(([term]) => widthOf(term))));
  const room = width - longest - 4;
  if (room < leastSentence) return items.flatMap((item) => stacked(item, width));
  return items.flatMap(([term, about]) => {
    const [first = '', ...rest] = wrapped(about, room);
    const indented = rest.map((line) => `${' '.repeat(longest)}  ${line}`);
    if (widthOf(term) > longest) return [term, `${' '.repeat(longest)}  ${first}`, ...indented];
    return [`${pad(term, longest, 'left')}  ${first}`, ...indented];
  });
}

/** A sentence is not squeezed below this. */
const leastSentence = 24;

function stacked([term, about]: Item, width: number): string[] {
  return [term, ...wrapped(about, width - 6).map((line) => `    ${line}`)];
}

/** Parts side by side, on as many lines as the window makes of them; colours take no room. */
export function flow(parts: readonly string[], width: number): string {
  const lines: string[][] = [];
  for (const part of parts) {
    const line = lines.at(-1);
    if (line === undefined || shownWidth([...line, part].join(between)) > width) lines.push([part]);
    else line.push(part);
  }
  return lines.map((line) => line.join(between)).join('\n');
}

const between = '   ';

function shownWidth(text: string): number {
  return widthOf(stripVTControlCharacters(text));
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
