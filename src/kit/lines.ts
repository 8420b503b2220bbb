import type { Buffer } from 'node:buffer';
import { StringDecoder } from 'node:string_decoder';
import { Refusal } from '../base/refusal.ts';
import type { InStream } from './streams.ts';

/** Nobody types a megabyte. */
const longest = 1_000_000;

/**
 * The lines of a stream without their ends (LF or CRLF); the last one need not have an end. A line that is too long
 * gives the refusal of it instead, as soon as it is too long; the rest of it is passed over, and the others go on.
 */
export async function* linesOf(stream: InStream | AsyncIterable<Buffer>): AsyncGenerator<string | Refusal> {
  const decoder = new StringDecoder('utf8');
  const line: Line = { number: 1, text: '', refused: false };
  for await (const chunk of stream) {
    const [first = '', ...others] = (typeof chunk === 'string' ? chunk : decoder.write(chunk)).split('\n');
    yield* grow(line, first);
    for (const other of others) {
      yield* end(line);
      yield* grow(line, other);
    }
  }
  yield* grow(line, decoder.end());
  if (line.text !== '') yield* end(line);
}

interface Line {
  number: number;
  text: string;
  /** Nothing more of it is kept. */
  refused: boolean;
}

function* grow(line: Line, text: string): Iterable<Refusal> {
  if (line.refused) return;
  line.text += text;
  if (line.text.length <= longest) return;
  Object.assign(line, { text: '', refused: true });
  yield new Refusal('input.invalid', 'The line is longer than 1 MB.', { details: { line: line.number } });
}

function* end(line: Line): Iterable<string> {
  const { number, text, refused } = line;
  Object.assign(line, { number: number + 1, text: '', refused: false });
  if (refused) return;
  const start = number === 1 && text.startsWith('\ufeff') ? 1 : 0;
  yield text.slice(start, text.endsWith('\r') ? -1 : undefined);
}
