import { Buffer } from 'node:buffer';
import { Refusal } from '../base/refusal.ts';
import type { InStream } from './streams.ts';

/** As much as Node reads of a file at once. */
const most = 2 ** 31 - 1;

/** Everything that a stream gives until its end. Refuses (66) more than 2 GB. */
export async function bytesOf(stream: InStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    size += bytes.length;
    if (size > most) throw new Refusal('input.cannot_open', 'Standard input gives more than 2 GB.');
  }
  return Buffer.concat(chunks);
}
