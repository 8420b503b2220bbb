import { StringDecoder } from 'node:string_decoder';
import { Refusal } from '../base/refusal.ts';
import type { InStream } from './streams.ts';

/** Nobody types a megabyte; a file without line ends is not what it claims to be. */
const longest = 1_000_000;

/** The lines of a stream without their ends (LF or CRLF); the last one need not have an end. Refuses endless lines. */
export async function* linesOf(stream: InStream): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let held = '';
  let count = 0;
  for await (const chunk of stream) {
    const parts = (held + (typeof chunk === 'string' ? chunk : decoder.write(chunk))).split('\n');
    held = parts.pop() ?? '';
    for (const part of parts) yield finished(part, (count += 1));
    refuseEndless(held, count + 1);
  }
  held += decoder.end();
  if (held !== '') yield finished(held, count + 1);
}

function finished(line: string, number: number): string {
  refuseEndless(line, number);
  const start = number === 1 && line.startsWith('\ufeff') ? 1 : 0;
  return line.slice(start, line.endsWith('\r') ? -1 : undefined);
}

function refuseEndless(line: string, number: number): void {
  if (line.length <= longest) return;
  throw new Refusal('input.unreadable', `Line ${number} of standard input is longer than 1 MB.`, {
    details: { line: number },
  });
}
