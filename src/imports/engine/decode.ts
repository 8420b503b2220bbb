import { Buffer } from 'node:buffer';
import { fromCodePage } from './code-pages.ts';
import type { Encoded } from './encoding.ts';
import type { Encoding } from '../../domain/imports/encodings.ts';
import { notATable } from './other-files.ts';
import type { Source } from './source.ts';

/** Turns pieces of a file into pieces of UTF-8, in their order; the last one is followed by `end`. */
interface Decoder {
  readonly take: (bytes: Buffer) => Buffer;
  readonly end: () => Buffer;
}

const nothing = Buffer.alloc(0);
const plain = (take: Decoder['take']): Decoder => ({ take, end: () => nothing });

function wide(encoding: 'utf-16le' | 'utf-16be'): Decoder {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return {
    take: (bytes) => Buffer.from(decoder.decode(bytes, { stream: true })),
    end: () => Buffer.from(decoder.decode()),
  };
}

const decoders: Readonly<Record<Encoding, () => Decoder>> = {
  // Checked as a whole before.
  utf_8: () => plain((bytes) => bytes),
  utf_16le: () => wide('utf-16le'),
  utf_16be: () => wide('utf-16be'),
  windows_1252: () => plain((bytes) => fromCodePage(bytes, 'windows_1252')),
  iso_8859_1: () => plain((bytes) => fromCodePage(bytes, 'iso_8859_1')),
  mac_roman: () => plain((bytes) => fromCodePage(bytes, 'mac_roman')),
};

/** The text of a file as pieces of UTF-8, without its byte order mark. Refuses (65) damaged UTF-16. */
export async function* textOf(source: Source, { encoding, mark }: Encoded): AsyncIterable<Buffer> {
  const decoder = decoders[encoding]();
  let skip = mark;
  try {
    for await (const chunk of source.chunks()) {
      yield decoder.take(skip === 0 ? chunk : chunk.subarray(skip));
      skip = 0;
    }
    yield decoder.end();
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw notATable(source.name, `damaged text in ${encoding === 'utf_16le' ? 'UTF-16LE' : 'UTF-16BE'}`);
    throw error;
  }
}

/** The beginning of a text, at least 64 KB where it has them. */
export async function headOf(source: Source, encoded: Encoded): Promise<string> {
  let head = '';
  for await (const piece of textOf(source, encoded)) {
    head += piece.toString('utf8');
    if (head.length >= 64 * 1024) break;
  }
  return head;
}
