import type { Column } from './view.ts';
import { widthOf } from './width.ts';

/** Blanks between two columns. */
export const gap = 2;
/** A text column is not squeezed below this: columns are dropped instead. */
const leastText = 12;

/** As wide as the widest of its cells and its head. */
export function naturalWidth({ head, kind }: Column, cells: readonly string[], width: number): number {
  const widest = cells.reduce((most, cell) => Math.max(most, widthOf(cell)), Math.max(1, widthOf(head)));
  return kind === 'text' ? Math.min(widest, width) : widest;
}

interface Measured {
  readonly columns: readonly Column[];
  readonly natural: readonly number[];
  /** Columns without a value. */
  readonly blank: readonly boolean[];
}

/** The places of the columns that there is room for: blank ones go first, then the last, then important ones. */
export function thatFit(
  { columns, natural, blank }: Measured,
  { width, important = [] }: { readonly width: number; readonly important?: readonly string[] | undefined },
): number[] {
  const worth = columns.map(({ name }, at) => (blank[at] ? 0 : important.includes(name) ? 2 : 1));
  const going = columns.map((_, at) => at).toSorted((a, b) => (worth[a] ?? 0) - (worth[b] ?? 0) || b - a);
  const least = columns.map((column, at) => gap + leastWidth(column, natural[at] ?? 1));
  let used = least.reduce((sum, own) => sum + own, -gap);
  const gone = new Set<number>();
  for (const at of going.slice(0, -1)) {
    if (used <= width) break;
    gone.add(at);
    used -= least[at] ?? 0;
  }
  return columns.map((_, at) => at).filter((at) => !gone.has(at));
}

function leastWidth(column: Column | undefined, wanted: number): number {
  return column?.kind === 'text' ? Math.min(wanted, leastText) : wanted;
}

/** Takes what is too much from the widest text columns, evenly. */
export function squeeze(columns: readonly Column[], natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, own) => sum + own + gap, -gap) - width;
  for (; excess > 0; excess -= 1) {
    const squeezable = widths.map((own, at) => (own > leastWidth(columns[at], own) ? own : 0));
    const widest = squeezable.indexOf(Math.max(...squeezable));
    if (squeezable[widest] === 0) break;
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  return widths;
}
