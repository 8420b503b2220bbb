import { Buffer } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { Refusal } from '../../base/refusal.ts';

/** A row of a file as it stands there. */
export interface TableRow {
  /** Where it begins; the first line of the file is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly delimiter: string;
  /** The names of the columns, without blanks around them. */
  readonly header: readonly string[];
  /** How many rows there are below the header; blank ones do not count. */
  readonly rows: number;
}

/** Takes the rows one by one, so that a large file is never held as cells. */
export type TakeRow = (row: TableRow) => void;

export interface TableOptions {
  readonly file: string;
  readonly delimiter?: string | undefined;
  /** Called with the header before the first row. */
  readonly begin: (header: readonly string[]) => TakeRow;
}

/** A row longer than this has lost a quote, or is no row of a shop. */
const LONGEST_ROW = 1_000_000;
const delimiters = [',', ';', '\t', '|'] as const;

/**
 * Splits a text into a header and rows. Blank rows are left out. Refuses (65) a quote that never closes and a cell
 * of a megabyte, naming the line where the row begins, and a column that is named twice.
 */
export function parseTable(text: string, { file, delimiter: asked, begin }: TableOptions): Table {
  const { said, skipped } = separatorLine(text);
  const delimiter = asked ?? said ?? sniff(text);
  let header: readonly string[] | undefined;
  let take: TakeRow | undefined;
  let rows = 0;
  split(skipped === 0 ? text : withoutFirstLine(text), { file, delimiter, skipped }, (row) => {
    if (row.cells.every((cell) => cell.trim() === '')) return;
    if (header) {
      rows += 1;
      take?.(row);
      return;
    }
    header = row.cells.map((cell) => cell.trim());
    refuseTwins(header, file);
    take = begin(header);
  });
  if (!header) throw unreadable(file, 'has no header', {});
  return { delimiter, header, rows };
}

/** Excel writes `sep=;` above the header. */
function separatorLine(text: string): { said: string | undefined; skipped: number } {
  const line = /^"?sep=(.)"?\r?\n/i.exec(text.slice(0, 16));
  return { said: line?.[1], skipped: line ? 1 : 0 };
}

function withoutFirstLine(text: string): string {
  return text.slice(text.indexOf('\n') + 1);
}

/** The delimiter that stands most often in the header, outside quotes. */
function sniff(text: string): string {
  const start = text.search(/\S/);
  const line = /^[^\r\n]*/.exec(text.slice(Math.max(start, 0), Math.max(start, 0) + 100_000))?.[0] ?? '';
  const bare = line.replaceAll(/"[^"]*"/g, '');
  const counts = delimiters.map((sign) => ({ sign, count: bare.split(sign).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).sign;
}

interface Splitting {
  readonly file: string;
  readonly delimiter: string;
  readonly skipped: number;
}

const ends = ['\r\n', '\n', '\r'];

/** csv-parse says where a record ends; where it begins is counted here, since cells may hold line ends. */
function split(text: string, { file, delimiter, skipped }: Splitting, take: TakeRow): void {
  let line = skipped + 1;
  try {
    parse(Buffer.from(text), {
      delimiter,
      record_delimiter: ends,
      relax_column_count: true,
      max_record_size: LONGEST_ROW,
      on_record: (cells: readonly string[]) => {
        take({ line, cells });
        line += heightOf(cells);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadable(file, `line ${line}: ${reasons[error.code] ?? error.message}`, { line });
  }
}

const reasons: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark opens in this row and never closes',
  CSV_INVALID_CLOSING_QUOTE:
    'a quotation mark is out of place: either one is missing in this row, or one inside a cell is not doubled',
  INVALID_OPENING_QUOTE: 'a quotation mark stands in the middle of a cell that does not begin with one',
  CSV_MAX_RECORD_SIZE: 'the row is longer than 1 MB: most likely a quotation mark that never closes',
};

function heightOf(cells: readonly string[]): number {
  let height = 1;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) height += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  }
  return height;
}

function refuseTwins(header: readonly string[], file: string): void {
  const seen = new Map<string, number>();
  for (const [index, name] of header.entries()) {
    const earlier = name === '' ? undefined : seen.get(name.toLowerCase());
    if (earlier !== undefined) {
      const where = `columns ${earlier + 1} and ${index + 1}`;
      throw unreadable(
        file,
        `names the column “${name}” twice (${where}): it is not clear which one counts`,
        {
          column: name,
        },
      );
    }
    seen.set(name.toLowerCase(), index);
  }
}

function unreadable(file: string, why: string, details: Readonly<Record<string, unknown>>): Refusal {
  const where = why.startsWith('line') ? `${file}, ${why}.` : `${file} ${why}.`;
  return new Refusal('input.unreadable', where, {
    hint: 'Correct the file and import it again; nothing was imported.',
    details: { file, ...details },
  });
}
