import { parse } from 'csv-parse/sync';
import { Refusal, refuseAll } from '../base/refusal.ts';
import type { WrittenCount } from '../operations/counts/add.ts';

/** Which column a field stands in; without a header they are these, in this order. */
type Columns = Readonly<Record<'sku' | 'quantity' | 'counted_at', number>>;

const usual: Columns = { sku: 0, quantity: 1, counted_at: 2 };
const ONE_UNIT = '1';

/**
 * What stands on standard input: codes as a scanner types them, one unit a line, or CSV with `sku`, `quantity` (or
 * `counted`) and `counted_at`. A code without its own moment has the one at which its line came. Refuses (2) lines that
 * cannot be read, all at once.
 */
export async function writtenCounts(
  lines: AsyncIterable<string | Refusal>,
  clock: () => string,
): Promise<WrittenCount[]> {
  const problems: Refusal[] = [];
  const written: WrittenCount[] = [];
  let columns = usual;
  let row = 0;
  for await (const line of lines) {
    row += 1;
    if (line instanceof Refusal) problems.push(line);
    else if (row === 1 && isHeader(line)) columns = columnsOf(cellsOf(line));
    else if (line.trim() !== '') written.push(...writtenOf(cellsOf(line), columns, { row, now: clock() }));
  }
  refuseAll(problems);
  return written;
}

function isHeader(line: string): boolean {
  return cellsOf(line).some((cell) => cell.toLowerCase() === 'sku');
}

function columnsOf(cells: readonly string[]): Columns {
  const names = cells.map((cell) => cell.toLowerCase());
  const quantity = Math.max(names.indexOf('quantity'), names.indexOf('counted'));
  if (quantity >= 0) return { sku: names.indexOf('sku'), quantity, counted_at: names.indexOf('counted_at') };
  throw new Refusal('input.missing', 'The sheet has no column for what was counted.', {
    hint: 'sku,quantity      or sku,counted,counted_at',
  });
}

/** A row of a sheet where nothing was filled in says nothing. */
function writtenOf(
  cells: readonly string[],
  columns: Columns,
  { row, now }: { readonly row: number; readonly now: string },
): WrittenCount[] {
  const [sku = '', quantity, counted_at] = [
    cells[columns.sku],
    cells[columns.quantity],
    cells[columns.counted_at],
  ];
  if (quantity === '') return [];
  return [{ sku, quantity: quantity ?? ONE_UNIT, counted_at: counted_at || now, row }];
}

function cellsOf(line: string): string[] {
  const records: string[][] = parse(line, { trim: true, relax_quotes: true, relax_column_count: true });
  return records[0] ?? [];
}
