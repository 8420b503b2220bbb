import { Buffer } from 'node:buffer';
import { Refusal } from '../../base/refusal.ts';
import { notATable } from './other-files.ts';
import { archiveOf, entriesOf, unpacked, type Entry } from './zip.ts';

const LARGEST_UNPACKED = 200 * 1024 * 1024;
/** Rows times columns, blank ones between them too. */
const MOST_CELLS = 20_000_000;

/** What other archives have in them. */
const others: readonly { readonly what: string; readonly has: RegExp }[] = [
  { what: 'a Word document', has: /^word\// },
  { what: 'a PowerPoint presentation', has: /^ppt\// },
  { what: 'a binary Excel workbook (.xlsb)', has: /^xl\/workbook\.bin$/ },
  { what: 'an OpenDocument file (.ods)', has: /^content\.xml$/ },
];

/**
 * A workbook with what is needed to read it, unpacked, and with the errors of formulas as texts: the reader would
 * pass over them. Refuses (65) archives that are no workbook, and what would fill the memory.
 */
export function safeWorkbook(bytes: Buffer, file: string): Buffer {
  const entries = entriesOf(bytes);
  if (entries === undefined) throw notATable(file, 'a zip archive that is damaged');
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) {
    const other = others.find(({ has }) => entries.some(({ name }) => has.test(name)));
    throw notATable(file, other?.what ?? 'a zip archive');
  }
  let left = LARGEST_UNPACKED;
  const texts = entries.filter(({ name }) => /\.(xml|rels)$/.test(name));
  return archiveOf(
    texts.map((entry) => {
      const content = textOf(entry, left, file);
      left -= content.length;
      return { name: entry.name, content: isSheet(entry) ? sheetOf(content, file) : content };
    }),
  );
}

function isSheet({ name }: Entry): boolean {
  return name.startsWith('xl/worksheets/') && name.endsWith('.xml');
}

function textOf(entry: Entry, left: number, file: string): Buffer {
  try {
    const content = unpacked(entry, left);
    if (content.length <= left) return content;
  } catch (error) {
    if (!(error instanceof RangeError)) throw notATable(file, 'a zip archive that is damaged');
  }
  throw tooLarge(file);
}

function sheetOf(content: Buffer, file: string): Buffer {
  const xml = content.toString('utf8');
  let [rows, columns] = [0, 0];
  for (const [, letters = '', row] of xml.matchAll(/<(?:\w+:)?c r="([A-Z]{1,3})(\d{1,7})"[^>/]*>/g)) {
    columns = Math.max(columns, columnOf(letters));
    rows = Math.max(rows, Number(row));
  }
  if (rows * columns > MOST_CELLS) throw tooLarge(file);
  return Buffer.from(xml.replaceAll(/(<(?:\w+:)?c\b[^>]*?) t="e"/g, '$1 t="str"'));
}

function columnOf(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

export function tooLarge(file: string): Refusal {
  return new Refusal('input.unreadable', `${file} is too large a workbook to be read as a whole.`, {
    hint: 'Save the sheet as CSV (UTF-8) and import that; a CSV may have any length.',
    details: { file },
  });
}
