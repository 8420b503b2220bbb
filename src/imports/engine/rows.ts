import type { Buffer } from 'node:buffer';
import { finished } from 'node:stream/promises';
import { CsvError, parse, type Parser } from 'csv-parse';
import { Refusal } from '../../base/refusal.ts';

/** A row of a file as it stands there. */
export interface TableRow {
  /** Where it begins; the first line of the file is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Splitting {
  readonly file: string;
  readonly delimiter: string;
  /** The line that the text begins with. */
  readonly firstLine: number;
  /** Quotation marks are signs like others, as in tab-separated files of programs. */
  readonly bareQuotes: boolean;
}

/** A row longer than this has lost a quote, or is no row of a shop. */
const LONGEST_ROW = 1_000_000;
const ends = ['\r\n', '\n', '\r'];

/**
 * Splits pieces of UTF-8 into rows, a batch for every piece; blank rows are left out. Refuses (65) a quote that never
 * closes and a row of a megabyte, naming the line where the row begins.
 */
export async function* rowsOf(
  text: AsyncIterable<Buffer>,
  splitting: Splitting,
): AsyncIterable<readonly TableRow[]> {
  // Lines of the rows so far; csv-parse counts the empty lines between them, and passes over them fast.
  const basket: { lines: number; rows: TableRow[] } = { lines: splitting.firstLine, rows: [] };
  const parser = parserOf(splitting, (cells, emptyLines) => {
    if (!isBlank(cells)) basket.rows.push({ line: basket.lines + emptyLines, cells });
    basket.lines += heightOf(cells);
  });
  try {
    for await (const piece of text) {
      parser.write(piece);
      // Set at once, while the event of the failure comes later.
      if (parser.errored) throw parser.errored;
      yield basket.rows;
      basket.rows = [];
    }
    parser.end();
    await finished(parser);
  } catch (error) {
    throw unreadable(error, splitting.file, basket.lines + parser.info.empty_lines);
  } finally {
    parser.destroy();
  }
  yield basket.rows;
}

function parserOf(
  { delimiter, bareQuotes }: Splitting,
  take: (cells: readonly string[], emptyLines: number) => void,
): Parser {
  const parser = parse({
    delimiter,
    quote: bareQuotes ? null : '"',
    record_delimiter: ends,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    on_record: (cells: readonly string[], { empty_lines }) => {
      take(cells, empty_lines);
      return null;
    },
  });
  // The failure is thrown where the piece was written; an event that nobody hears would end the program.
  parser.on('error', () => {});
  return parser.resume();
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell.trim() === '');
}

/** csv-parse says where a record ends; where it begins is counted here, since cells may hold line ends. */
function heightOf(cells: readonly string[]): number {
  let height = 1;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) height += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  }
  return height;
}

const reasons: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark opens in this row and never closes',
  CSV_INVALID_CLOSING_QUOTE:
    'a quotation mark is out of place: either one is missing in this row, or one inside a cell is not doubled',
  INVALID_OPENING_QUOTE: 'a quotation mark stands in the middle of a cell that does not begin with one',
  CSV_MAX_RECORD_SIZE: 'the row is longer than 1 MB: most likely a quotation mark that never closes',
};

/** Whether it was a quotation mark that made rows unreadable. */
export function isQuoteTrouble(error: unknown): boolean {
  return error instanceof Refusal && error.cause instanceof CsvError;
}

function unreadable(error: unknown, file: string, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  return new Refusal('input.unreadable', `${file}, line ${line}: ${reasons[error.code] ?? error.message}.`, {
    hint: 'Correct the file and import it again; nothing was imported.',
    details: { file, line },
    cause: error,
  });
}
