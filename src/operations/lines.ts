import { parseQuantity, type Quantity } from '../base/quantity.ts';
import { Refusal, refuseAll } from '../base/refusal.ts';
import { chunks } from '../store/rows.ts';
import type { Reading } from '../store/work.ts';
import { Problems } from './collect.ts';

/** Units of lines that exist, as they are typed: `1=6` by line number, or `MUG=6` by SKU. */
export interface WrittenUnits {
  readonly line?: readonly string[] | undefined;
  readonly sku?: readonly string[] | undefined;
}

/** A line of an order or of a return. */
export interface NumberedLine {
  readonly line: number;
  readonly sku: string;
  readonly product_id: number;
}

/**
 * Reads which units of the lines of an order or a return are meant: line number to thousandths, or null where none are named (all).
 * Refuses every unknown line (3) and bad quantity (2) at once; with `none` it may be said that there are none.
 */
export async function unitsOf(
  work: Reading,
  written: WrittenUnits,
  lines: readonly NumberedLine[],
  { none = false }: { readonly none?: boolean } = {},
): Promise<Map<number, Quantity> | null> {
  const named = [...(written.line ?? []).map(byLine), ...(written.sku ?? []).map(bySku)];
  if (named.length === 0) return null;
  const decimals = await decimalsOf(work, lines);
  const problems = new Problems();
  const units = new Map<number, Quantity>();
  for (const { text, find } of named) {
    problems.attempt(() => {
      const line = find(lines);
      const quantity = parseQuantity(text, decimals.get(line.product_id) ?? 0, `The quantity of ${line.sku}`);
      if (quantity < 0 || (quantity === 0 && !none))
        throw new Refusal(
          'input.invalid',
          `The quantity of ${line.sku} is ${text}, and must ${none ? 'not be less' : 'be more'} than 0.`,
        );
      units.set(line.line, (units.get(line.line) ?? 0) + quantity);
    }, undefined);
  }
  refuseAll(problems.found);
  return units;
}

type Named = { readonly text: string; readonly find: (lines: readonly NumberedLine[]) => NumberedLine };

function byLine(written: string): Named {
  const [number, text] = split(written);
  return {
    text,
    find(lines) {
      const line = lines.find((one) => String(one.line) === number);
      if (line) return line;
      throw new Refusal(
        'not_found',
        `There is no line ${number}; the lines are ${lines.map((one) => `${one.line} (${one.sku})`).join(', ')}.`,
      );
    },
  };
}

function bySku(written: string): Named {
  const [sku, text] = split(written);
  return {
    text,
    find(lines) {
      const matches = lines.filter((one) => one.sku === sku);
      const [line, other] = matches;
      if (line && !other) return line;
      if (other)
        throw new Refusal(
          'input.ambiguous',
          `${sku} is on lines ${matches.map((one) => one.line).join(' and ')}.`,
          { hint: `--line ${line?.line}=${text}` },
        );
      throw new Refusal(
        'not_found',
        `There is no line with ${sku}; the lines are ${lines.map((one) => `${one.line} (${one.sku})`).join(', ')}.`,
      );
    },
  };
}

function split(written: string): [string, string] {
  const at = written.lastIndexOf('=');
  if (at < 1)
    throw new Refusal('input.invalid', `“${written}” is not written as LINE=QTY.`, { hint: '--line 1=2' });
  return [written.slice(0, at).trim(), written.slice(at + 1).trim()];
}

async function decimalsOf(work: Reading, lines: readonly NumberedLine[]): Promise<Map<number, number>> {
  const decimals = new Map<number, number>();
  for (const chunk of chunks(lines.map((line) => line.product_id))) {
    const rows = await work.tx
      .selectFrom('products')
      .select(['id', 'decimals'])
      .where('id', 'in', chunk)
      .execute();
    for (const row of rows) decimals.set(row.id, row.decimals);
  }
  return decimals;
}
