/** What may stand between cells; of two that fit equally, the earlier one. */
const delimiters = [',', ';', '\t', '|'] as const;

/** Enough lines to see which sign occurs equally often in most of them. */
const LINES = 200;

/** Excel writes `sep=;` above the header: what it says, and how many signs of the text that line takes. */
export function separatorLine(head: string): { readonly said: string; readonly length: number } | undefined {
  const line = /^"?sep=(.)"?(?:\r\n|\n|\r)/i.exec(head.slice(0, 16));
  return line ? { said: line[1] ?? ',', length: line[0].length } : undefined;
}

/**
 * The delimiter that most lines have equally often outside quotes, of several the one they have more of. Lines
 * above the header may have none.
 */
export function delimiterOf(head: string): string {
  const counts = delimiters.map((sign) => ({ sign, ...habitOf(countsPerLine(head, sign)) }));
  const best = counts.toSorted((a, b) => b.lines - a.lines || b.count - a.count)[0];
  return best?.sign ?? ',';
}

/** The count above zero that occurs on the most lines. */
function habitOf(counts: readonly number[]): { readonly count: number; readonly lines: number } {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1);
  const [count = 0, most = 0] = [...lines].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return { count, lines: most };
}

/** A quote opens only where a cell begins; until it closes, delimiters and line ends are text. */
function countsPerLine(head: string, delimiter: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let filled = false;
  let start = true;
  for (let at = 0; at < head.length && counts.length < LINES; at += 1) {
    const sign = head[at] ?? '';
    if (sign === '"' && start) at = closing(head, at);
    else if (sign === delimiter) count += 1;
    else if (sign === '\n' || sign === '\r') {
      if (filled) counts.push(count);
      [count, filled] = [0, false];
    }
    start = sign === delimiter || sign === '\n' || sign === '\r';
    filled ||= !start;
  }
  return filled ? [...counts, count] : counts;
}

function closing(text: string, from: number): number {
  let at = text.indexOf('"', from + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? text.length : at;
}
