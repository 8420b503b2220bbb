import type { Buffer } from 'node:buffer';
import { Refusal } from '../../base/refusal.ts';

/** What a file begins with when it is something else than a table of text. */
const others: readonly { readonly what: string; readonly begins: string }[] = [
  { what: 'a PDF document', begins: '%PDF-' },
  { what: 'an empty zip archive', begins: 'PK\u0005\u0006' },
  { what: 'an old Excel workbook (.xls) or another Office document', begins: '\u00d0\u00cf\u0011\u00e0' },
  { what: 'a PNG picture', begins: '\u0089PNG' },
  { what: 'a JPEG picture', begins: '\u00ff\u00d8\u00ff' },
  { what: 'a GIF picture', begins: 'GIF8' },
  { what: 'a TIFF picture', begins: 'II*\u0000' },
  { what: 'a gzip archive', begins: '\u001f\u008b' },
  { what: 'a 7-Zip archive', begins: "7z\u00bc\u00af'\u001c" },
  { what: 'a RAR archive', begins: 'Rar!\u001a\u0007' },
  { what: 'a SQLite database', begins: 'SQLite format 3\u0000' },
  { what: 'an RTF document', begins: '{\\rtf' },
  { what: 'text in UTF-32', begins: '\u00ff\u00fe\u0000\u0000' },
  { what: 'text in UTF-32', begins: '\u0000\u0000\u00fe\u00ff' },
];

/** A zip archive, which may be a workbook. */
export function isArchive(head: Buffer): boolean {
  return head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
}

/** Refuses (65) what is no table of text, and says what it is. */
export function refuseOthers(head: Buffer, file: string): void {
  const beginning = head.subarray(0, 64).toString('latin1');
  const other = others.find(({ begins }) => beginning.startsWith(begins));
  if (other) throw notATable(file, other.what);
  if (/^(\u00ef\u00bb\u00bf)?\s*(<!doctype html|<html|<\?xml)/i.test(beginning))
    throw notATable(file, 'a web page or XML');
  if (head.length === 0) throw notATable(file, 'an empty file: it has not even a header');
}

export function notATable(file: string, what: string): Refusal {
  return new Refusal('input.unreadable', `${file} is no CSV but ${what}.`, {
    hint: 'Save the sheet as CSV (UTF-8) or as .xlsx, and import that.',
    details: { file, what },
  });
}
