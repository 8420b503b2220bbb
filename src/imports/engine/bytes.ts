import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import { macRomanScore } from './code-pages.ts';
import type { Source } from './source.ts';

/** What the bytes of a whole file say about its encoding. */
export interface ByteFacts {
  /** The beginning. */
  readonly head: Buffer;
  readonly ascii: boolean;
  readonly utf8: boolean;
  readonly nuls: boolean;
  /** Has quotation marks in it. */
  readonly quotes: boolean;
  /** Lines end with CR alone, as on an old Mac. */
  readonly crOnly: boolean;
  /** More than 0 where Mac Roman makes more sense than Windows-1252. */
  readonly macRoman: number;
}

/** Enough signs to tell two encodings apart. */
const ENOUGH = 2_000_000;

/** Reads all of a file once: a byte that is not UTF-8 may stand in its last line. */
export async function factsOf(source: Source): Promise<ByteFacts> {
  const check = utf8Check();
  let head: Buffer = Buffer.alloc(0);
  const seen = { ascii: true, nuls: false, quotes: false, lf: false, cr: false, macRoman: 0, weighed: 0 };
  for await (const chunk of source.chunks()) {
    if (head.length === 0) head = chunk;
    const ascii = isAscii(chunk);
    seen.nuls ||= chunk.includes(0);
    seen.quotes ||= chunk.includes(34);
    seen.lf ||= chunk.includes(10);
    seen.cr ||= chunk.includes(13);
    seen.ascii &&= ascii;
    check.take(chunk, ascii);
    if (ascii || seen.weighed > ENOUGH) continue;
    seen.macRoman += macRomanScore(chunk);
    seen.weighed += chunk.length;
  }
  const { ascii, nuls, quotes, lf, cr, macRoman } = seen;
  return { head, ascii, nuls, quotes, macRoman, crOnly: cr && !lf, utf8: check.end() };
}

/** Whether pieces are UTF-8 together; a sign may be cut between two. */
function utf8Check() {
  let rest: Buffer = Buffer.alloc(0);
  let sound = true;
  return {
    take(chunk: Buffer, ascii: boolean): void {
      if (!sound || (ascii && rest.length === 0)) return;
      const whole = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const cut = whole.length - unfinished(whole);
      sound = isUtf8(whole.subarray(0, cut));
      rest = Buffer.from(whole.subarray(cut));
    },
    end: (): boolean => sound && rest.length === 0,
  };
}

/** How many bytes at the end begin a sign of UTF-8 without ending it. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= 3; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return lengthOf(byte) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

function lengthOf(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

/** Where a file that is not UTF-8 breaks its rules, and how often it keeps them beyond ASCII. */
export interface Faults {
  readonly signs: number;
  readonly faults: number;
  /** The line of the first fault. */
  readonly line: number;
}

export async function utf8Faults(source: Source): Promise<Faults> {
  const seen = { signs: 0, faults: 0, line: 0 };
  let lines = 1;
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of source.chunks()) {
    const text = decoder.decode(chunk, { stream: true });
    for (const { 0: sign, index } of text.matchAll(/[\u0080-\u{10ffff}]/gu)) {
      if (sign === '\ufffd' && seen.faults === 0) seen.line = lines + lineEnds(text.slice(0, index));
      seen[sign === '\ufffd' ? 'faults' : 'signs'] += 1;
    }
    if (seen.faults === 0) lines += lineEnds(text);
  }
  // A sign that the end of the file cuts off.
  if (decoder.decode() !== '') seen.faults += 1;
  return { ...seen, line: seen.line || lines };
}

function lineEnds(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
