import { PassThrough } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { setImmediate as turn } from 'node:timers/promises';
import type { InStream } from './streams.ts';

/**
 * The keys of a terminal for one prompt, with Enter held back until what was typed before it has been looked up. A
 * barcode scanner sends a code and Enter at once: inquirer would answer with what stood in the list before the code.
 */
export class Keyboard {
  readonly input: NodeJS.ReadableStream & Pick<PassThrough, 'write'>;
  readonly #stdin: InStream;
  readonly #decoder = new StringDecoder('utf8');
  readonly #start: NodeJS.Immediate;
  #found: Promise<unknown> = Promise.resolve();
  #handed: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(stdin: InStream) {
    this.#stdin = stdin;
    this.input = Object.assign(new PassThrough(), {
      isTTY: stdin.isTTY,
      setRawMode: (raw: boolean) => stdin.setRawMode?.(raw),
    });
    // Keys from before the prompt flow by until then, as inquirer lets them: they answer nothing.
    stdin.resume();
    this.#start = setImmediate(() => stdin.on('data', this.#hear));
  }

  /** Marks what is being looked up for the keys so far. */
  lookingUp<T>(found: Promise<T>): Promise<T> {
    this.#found = found.catch(() => {});
    return found;
  }

  close(): void {
    this.#closed = true;
    clearImmediate(this.#start);
    this.#stdin.off('data', this.#hear).pause();
  }

  readonly #hear = (chunk: Buffer | string): void => {
    const keys = typeof chunk === 'string' ? chunk : this.#decoder.write(chunk);
    // Ctrl-C waits for nothing.
    if (keys.includes('\u0003')) this.input.write('\u0003');
    else this.#handed = this.#handed.then(() => this.#handOn(keys));
  };

  async #handOn(keys: string): Promise<void> {
    for (const part of keys.split(/(?<=[\r\n])|(?=[\r\n])/)) {
      if (part === '\r' || part === '\n') await this.#settled();
      if (!this.#closed) this.input.write(part);
    }
  }

  /** A turn for what was typed to begin a search, the search, and a turn for its choices to be shown. */
  async #settled(): Promise<void> {
    await turn();
    for (let seen: unknown; seen !== this.#found; await turn()) {
      seen = this.#found;
      await seen;
    }
  }
}
