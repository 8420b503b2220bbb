import { parse } from 'csv-parse/sync';
import { Refusal, refuseAll } from '../base/refusal.ts';
import type { WrittenCount } from '../operations/counts/add.ts';

/** Which column a field stands in, and what stands between cells; without a header they are these, in this order. */
type Sheet = Readonly<Record<'sku' | 'quantity' | 'counted_at' | 'lot' | 'expires', number>> & {
  readonly delimiter: string;
};

const usual: Sheet = { sku: 0, quantity: 1, counted_at: 2, lot: 3, expires: 4, delimiter: ',' };
const ONE_UNIT = '1';

/**
 * What stands on standard input: codes as a scanner types them, one unit a line, or CSV with `sku` (or `code`), `quantity` (or
 * `counted`), `counted_at`, `lot` and `expires`. A code without its own moment has the one at which its line came. Refuses (2) lines that
 * cannot be read, all at once.
 */
export async function writtenCounts(
  lines: AsyncIterable<string | Refusal>,
  clock: () => string,
): Promise<WrittenCount[]> {
  const problems: Refusal[] = [];
  const written: WrittenCount[] = [];
  let sheet = usual;
  let row = 0;
  for await (const line of lines) {
    row += 1;
    if (line instanceof Refusal) problems.push(line);
    else if (row === 1 && isHeader(line)) sheet = sheetOf(line);
    else if (line.trim() !== '')
      written.push(...writtenOf(cellsOf(line, sheet.delimiter), sheet, { row, now: clock() }));
  }
  refuseAll(problems);
  return written;
}

/** What says which product a row is about: our name of it, or what is printed on it. */
const codes = ['sku', 'code', 'barcode'];

function isHeader(line: string): boolean {
  return namesIn(line).some((name) => codes.includes(name));
}

function namesIn(line: string): string[] {
  return cellsOf(line, delimiterOf(line)).map((cell) => cell.toLowerCase());
}

/** Codes of a scanner have no delimiter; a header has the one of its sheet. */
function delimiterOf(header: string): string {
  return [';', '\t'].find((sign) => header.includes(sign) && !header.includes(',')) ?? ',';
}

function sheetOf(header: string): Sheet {
  const names = namesIn(header);
  const quantity = Math.max(names.indexOf('quantity'), names.indexOf('counted'));
  const sku = codes.map((name) => names.indexOf(name)).find((at) => at >= 0) ?? 0;
  if (quantity >= 0)
    return {
      sku,
      quantity,
      counted_at: names.indexOf('counted_at'),
      lot: names.indexOf('lot'),
      expires: Math.max(names.indexOf('expires'), names.indexOf('expires_on')),
      delimiter: delimiterOf(header),
    };
  throw new Refusal('input.missing', 'The sheet has no column for how many there are.', {
    hint: 'sku,quantity      or sku,counted,counted_at',
  });
}

/** A row of a sheet where nothing was filled in says nothing. */
function writtenOf(
  cells: readonly string[],
  columns: Sheet,
  { row, now }: { readonly row: number; readonly now: string },
): WrittenCount[] {
  const [sku = '', quantity, counted_at] = [
    cells[columns.sku],
    cells[columns.quantity],
    cells[columns.counted_at],
  ];
  if (quantity === '') return [];
  const [lot, expires] = [cells[columns.lot] || undefined, cells[columns.expires] || undefined];
  return [{ sku, quantity: quantity ?? ONE_UNIT, counted_at: counted_at || now, row, lot, expires }];
}

function cellsOf(line: string, delimiter: string): string[] {
  const records: string[][] = parse(line, {
    delimiter,
    trim: true,
    relax_quotes: true,
    relax_column_count: true,
  });
  return records[0] ?? [];
}
