import { Buffer } from 'node:buffer';
import { Refusal } from '../../base/refusal.ts';
import type { TableRow } from './rows.ts';
import type { Source } from './source.ts';
import { safeWorkbook, tooLarge } from './workbook-archive.ts';

const LARGEST = 50 * 1024 * 1024;

/**
 * The rows of a workbook's first sheet, or of the one that was asked for by its name or number; the first row is
 * line 1, blank ones are left out. Refuses (65) other archives and what would fill the memory, (2) a sheet that it
 * does not have.
 */
export async function workbookRows(source: Source, sheet: string | undefined): Promise<readonly TableRow[]> {
  if (source.size > LARGEST) throw tooLarge(source.name);
  const pieces: Buffer[] = [];
  for await (const chunk of source.chunks()) pieces.push(chunk);
  const rows = await sheetOf(safeWorkbook(Buffer.concat(pieces), source.name), source.name, sheet);
  return rows
    .map((cells, index) => ({ line: index + 1, cells: cells.map(textOfCell) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

type Cell = string | Plain | boolean | Date | null;

/** A number of a cell, as the file writes it. */
interface Plain {
  readonly number: string;
}

async function sheetOf(
  bytes: Buffer,
  file: string,
  asked: string | undefined,
): Promise<readonly (readonly Cell[])[]> {
  const { default: readWorkbook } = await import('read-excel-file/node');
  const options = { trim: false, parseNumber: (number: string): Plain => ({ number }) };
  const sheets = await readWorkbook(bytes, options).catch((error: unknown) => damaged(error, file));
  const named =
    sheets.find((one) => one.sheet === asked) ?? sheets[asked === undefined ? 0 : Number(asked) - 1];
  if (named) return named.data as unknown as readonly (readonly Cell[])[];
  const names = sheets.map((one) => one.sheet);
  throw new Refusal('input.invalid', `--sheet: ${file} has no sheet “${asked}”.`, {
    hint: `Its sheets are ${names.join(', ')}.`,
    details: { file, sheets: names },
  });
}

function damaged(error: unknown, file: string): never {
  throw new Refusal('input.unreadable', `${file} is a workbook that cannot be read: ${String(error)}.`, {
    hint: 'Open it, save the sheet as CSV (UTF-8), and import that.',
    details: { file },
    cause: error,
  });
}

function textOfCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return cell instanceof Date ? dayOrMoment(cell) : plainNumber(cell.number);
}

/** What the cell shows is meant in the time of the shop: a day, or a moment without an offset. */
function dayOrMoment(cell: Date): string {
  const shown = new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString().slice(0, 19);
  return shown.endsWith('T00:00:00') ? shown.slice(0, 10) : shown;
}

/** Fifteen digits are all that a spreadsheet knows of a number; those beyond are the noise of its arithmetic. */
function plainNumber(written: string): string {
  const number = Number(written);
  if (!Number.isFinite(number)) return written;
  const exact = Number(number.toPrecision(15));
  const text = String(exact);
  return text.includes('e') ? exact.toFixed(Math.abs(exact) < 1 ? 20 : 0).replace(/\.?0+$/, '') : text;
}
