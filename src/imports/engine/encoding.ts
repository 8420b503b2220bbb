import { Buffer } from 'node:buffer';
import { Refusal } from '../../base/refusal.ts';

export type Encoding = 'utf_8' | 'windows_1252';

/** What a file begins with when it is something else than a table of text. */
const others: readonly { readonly what: string; readonly begins: string }[] = [
  { what: 'a PDF document', begins: '%PDF-' },
  { what: 'an Excel workbook (.xlsx) or another zip archive', begins: 'PK\u0003\u0004' },
  { what: 'an empty zip archive', begins: 'PK\u0005\u0006' },
  { what: 'an old Excel workbook (.xls) or another Office document', begins: '\u00d0\u00cf\u0011\u00e0' },
  { what: 'a PNG picture', begins: '\u0089PNG' },
  { what: 'a JPEG picture', begins: '\u00ff\u00d8\u00ff' },
  { what: 'a GIF picture', begins: 'GIF8' },
  { what: 'a gzip archive', begins: '\u001f\u008b' },
  { what: 'a SQLite database', begins: 'SQLite format 3\u0000' },
  { what: 'an RTF document', begins: '{\\rtf' },
  { what: 'text in UTF-16', begins: '\u00ff\u00fe' },
  { what: 'text in UTF-16', begins: '\u00fe\u00ff' },
];

/**
 * The text of a file: a byte order mark decides, then what was asked for, then strict UTF-8, then Windows-1252.
 * Refuses (65) what is no text, and says what it is.
 */
export function decode(bytes: Buffer, file: string, asked?: Encoding): string {
  refuseOthers(bytes, file);
  if (bytes.subarray(0, 3).equals(mark)) return utf8(bytes.subarray(3)) ?? refuse(file, 'damaged UTF-8 text');
  if (asked === 'windows_1252') return windows1252(bytes);
  const text = utf8(bytes);
  if (text !== undefined) return text;
  if (asked === 'utf_8') {
    throw new Refusal('input.unreadable', `${file} is not UTF-8 text.`, {
      hint: '--encoding windows-1252, or leave --encoding out',
      details: { file },
    });
  }
  return windows1252(bytes);
}

const mark = Buffer.from('\ufeff');

function refuseOthers(bytes: Buffer, file: string): void {
  const beginning = bytes.subarray(0, 64).toString('latin1');
  const other = others.find(({ begins }) => beginning.startsWith(begins));
  if (other) refuse(file, other.what);
  if (/^\s*(<!doctype html|<html|<\?xml)/i.test(beginning)) refuse(file, 'a web page or XML');
  if (bytes.includes(0)) refuse(file, 'a binary file: it has NUL bytes in it');
  if (bytes.length === 0) refuse(file, 'an empty file: it has not even a header');
}

function refuse(file: string, what: string): never {
  throw new Refusal('input.unreadable', `${file} is no CSV but ${what}.`, {
    hint: 'Save the sheet as CSV (UTF-8) and import that.',
    details: { file, what },
  });
}

function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** 0x80 to 0x9f of Windows-1252 (WHATWG Encoding Standard); older Node versions decode them as ISO-8859-1. */
const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replaceAll(/[\u0080-\u009f]/g, (sign) => high[sign.charCodeAt(0) - 0x80] ?? sign);
}
