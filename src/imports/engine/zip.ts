import { Buffer } from 'node:buffer';
import { crc32, inflateRawSync } from 'node:zlib';

/** A file in a zip archive. */
export interface Entry {
  readonly name: string;
  readonly deflated: boolean;
  readonly packed: Buffer;
}

const END = Buffer.from('PK\u0005\u0006', 'latin1');
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;

/** The files that the directory of a zip archive names (APPNOTE 6.3, 4.3.12); `undefined` where it is damaged. */
export function entriesOf(bytes: Buffer): Entry[] | undefined {
  const end = bytes.lastIndexOf(END);
  if (end < 0 || end + 22 > bytes.length) return undefined;
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + ENTRY_LENGTH > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return undefined;
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const packed = contentAt(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20));
    if (packed === undefined) return undefined;
    const called = bytes.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + name);
    entries.push({ name: called, deflated: bytes.readUInt16LE(at + 10) === 8, packed });
    at += ENTRY_LENGTH + name + extra + comment;
  }
  return entries;
}

/** What stands behind a file's own header, whose extra field may differ from that of the directory. */
function contentAt(bytes: Buffer, at: number, length: number): Buffer | undefined {
  if (at + LOCAL_LENGTH > bytes.length || bytes.readUInt32LE(at) !== LOCAL) return undefined;
  const start = at + LOCAL_LENGTH + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  return start + length > bytes.length ? undefined : bytes.subarray(start, start + length);
}

/** A file unpacked; throws a RangeError where it would be larger than allowed, whatever the archive says of it. */
export function unpacked({ deflated, packed }: Entry, largest: number): Buffer {
  return deflated ? inflateRawSync(packed, { maxOutputLength: Math.max(largest, 1) }) : packed;
}

/** An archive of these files, not compressed. */
export function archiveOf(files: readonly { readonly name: string; readonly content: Buffer }[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const called = Buffer.from(name);
    const facts = factsOf(called, content);
    bodies.push(word(LOCAL), facts, called, content);
    directory.push(word(ENTRY), Buffer.from([20, 0]), facts, Buffer.alloc(10), word(offset), called);
    offset += 4 + facts.length + called.length + content.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, ...directory, END, end]);
}

/** What the header of a file and its entry in the directory say alike. */
function factsOf(name: Buffer, content: Buffer): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(content.length, 14);
  facts.writeUInt32LE(content.length, 18);
  facts.writeUInt16LE(name.length, 22);
  return facts;
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
