import { Refusal } from '../../base/refusal.ts';
import { headOf, textOf } from './decode.ts';
import { delimiterOf, separatorLine } from './delimiter.ts';
import { encodingOf, type Encoded } from './encoding.ts';
import type { Encoding } from '../../domain/imports/encodings.ts';
import { isArchive } from './other-files.ts';
import { isQuoteTrouble, rowsOf, type Splitting, type TableRow } from './rows.ts';
import type { Source } from './source.ts';

/** The rows of a file, wherever they come from. */
export interface Sheet {
  readonly file: string;
  /** An encoding, or `xlsx`. */
  readonly encoding: Encoding | 'xlsx';
  readonly delimiter: string;
  /** The decimal sign where the kind of file says it: cells of a workbook are numbers. */
  readonly decimal: '.' | undefined;
  /** The first rows (up to 60), blank ones left out, to find the header in. */
  readonly preview: readonly TableRow[];
  /** All rows from the first, blank ones left out, in batches; can be called again. */
  rows(): AsyncIterable<readonly TableRow[]>;
}

/** How a file is to be read where it does not say so itself. */
export interface SheetWishes {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: string | undefined;
  /** Of a workbook: its name, or its number from 1. */
  readonly sheet?: string | undefined;
}

const PREVIEW = 60;

/** Opens a file as rows. Refuses (65) what is no table, (2) a sheet that the workbook does not have. */
export async function openSheet(source: Source, asked: SheetWishes = {}): Promise<Sheet> {
  if (!(await startsAsArchive(source))) return openText(source, asked);
  const { workbookRows } = await import('./workbook.ts');
  const all = await workbookRows(source, asked.sheet);
  return previewed({
    file: source.name,
    encoding: 'xlsx',
    delimiter: ',',
    decimal: '.',
    async *rows() {
      yield all;
    },
  });
}

async function startsAsArchive(source: Source): Promise<boolean> {
  for await (const chunk of source.chunks()) return isArchive(chunk);
  return false;
}

async function openText(source: Source, { encoding, delimiter, sheet }: SheetWishes): Promise<Sheet> {
  if (sheet !== undefined)
    throw new Refusal('input.invalid', `--sheet: ${source.name} is no workbook; it is one sheet.`);
  const encoded = await encodingOf(source, encoding);
  const head = await headOf(source, encoded);
  const separator = separatorLine(head);
  const splitting: Splitting = {
    file: source.name,
    delimiter: delimiter ?? separator?.said ?? delimiterOf(head),
    firstLine: separator ? 2 : 1,
    bareQuotes: false,
  };
  const text = separator ? { ...encoded, mark: encoded.mark + widthOf(encoded, separator.length) } : encoded;
  const bareQuotes = await hasBareQuotes(source, text, splitting);
  return previewed({
    file: source.name,
    encoding: encoded.encoding,
    delimiter: splitting.delimiter,
    decimal: undefined,
    rows: () => rowsOf(textOf(source, text), { ...splitting, bareQuotes }),
  });
}

/** The line of the separator is ASCII. */
function widthOf({ encoding }: Encoded, signs: number): number {
  return encoding === 'utf_16le' || encoding === 'utf_16be' ? signs * 2 : signs;
}

/** Programs write tabs between cells and quote nothing; a sheet saved with tabs quotes as others do. */
async function hasBareQuotes(source: Source, text: Encoded, splitting: Splitting): Promise<boolean> {
  if (splitting.delimiter !== '\t' || !text.quotes) return false;
  try {
    for await (const _ of rowsOf(textOf(source, text), splitting));
    return false;
  } catch (error) {
    if (isQuoteTrouble(error)) return true;
    throw error;
  }
}

async function previewed(sheet: Omit<Sheet, 'preview'>): Promise<Sheet> {
  const preview: TableRow[] = [];
  for await (const batch of sheet.rows()) {
    preview.push(...batch.slice(0, PREVIEW - preview.length));
    if (preview.length === PREVIEW) break;
  }
  return { ...sheet, preview };
}
