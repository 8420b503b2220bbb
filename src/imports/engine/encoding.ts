import type { Buffer } from 'node:buffer';
import { Refusal } from '../../base/refusal.ts';
import { factsOf, utf8Faults, type ByteFacts, type Faults } from './bytes.ts';
import { notATable, refuseOthers } from './other-files.ts';
import type { Source } from './source.ts';
import type { Encoding } from '../../domain/imports/encodings.ts';

/** How the bytes of a file become text. */
export interface Encoded {
  readonly encoding: Encoding;
  /** The bytes of the mark at its beginning, which are no text. */
  readonly mark: number;
  /** Whether there are quotation marks in it at all. */
  readonly quotes: boolean;
}

const marks: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf_8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf_16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf_16be', bytes: [0xfe, 0xff] },
];

/**
 * The encoding of a file: a byte order mark decides, then what was asked for, then strict UTF-8, then where its NULs
 * stand, then whether Mac Roman or Windows-1252 makes more sense. Refuses (65) what is no text, and says what it is,
 * and UTF-8 that is damaged in a few places, naming the line.
 */
export async function encodingOf(source: Source, asked?: Encoding): Promise<Encoded> {
  const facts = await factsOf(source);
  refuseOthers(facts.head, source.name);
  const marked = marks.find(({ bytes }) => bytes.every((byte, at) => facts.head[at] === byte));
  const encoding = marked?.encoding ?? asked ?? (await foundOut(source, facts));
  if (encoding === 'utf_8' && !facts.utf8) throw damaged(source.name, await utf8Faults(source), asked);
  if (!isWide(encoding) && facts.nuls) throw notATable(source.name, 'a binary file: it has NUL bytes in it');
  return { encoding, mark: marked?.bytes.length ?? 0, quotes: facts.quotes };
}

function isWide(encoding: Encoding): boolean {
  return encoding === 'utf_16le' || encoding === 'utf_16be';
}

async function foundOut(source: Source, facts: ByteFacts): Promise<Encoding> {
  if (facts.nuls) return wideOf(facts.head) ?? 'utf_8';
  if (facts.ascii) return facts.crOnly ? 'mac_roman' : 'utf_8';
  if (facts.utf8) return 'utf_8';
  const faults = await utf8Faults(source);
  if (faults.signs > faults.faults) throw damaged(source.name, faults);
  return macRoman(facts) ? 'mac_roman' : 'windows_1252';
}

/** Line ends of an old Mac make its encoding likely where the letters do not say. */
function macRoman({ macRoman: score, crOnly }: ByteFacts): boolean {
  return crOnly ? score >= 0 : score > 0;
}

/** Text of mostly Latin letters in UTF-16 has a NUL in every other byte. */
function wideOf(head: Buffer): Encoding | undefined {
  const nuls = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls.map((count) => count / (head.length / 2));
  if (odd > 0.4 && even < 0.05) return 'utf_16le';
  return even > 0.4 && odd < 0.05 ? 'utf_16be' : undefined;
}

function damaged(file: string, { line, faults }: Faults, asked?: Encoding): Refusal {
  const said = asked === undefined ? 'UTF-8 text with damage in it' : 'not UTF-8 text';
  const where = `line ${line} has bytes that are no sign${faults > 1 ? `, and ${faults - 1} more places` : ''}`;
  return new Refusal('input.unreadable', `${file} is ${said}: ${where}.`, {
    hint: '--encoding windows-1252 reads it as Western European, if it is that; else correct the line.',
    details: { file, line, faults },
  });
}
