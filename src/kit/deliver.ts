import { clean, cleanLines } from './clean.ts';
import type { Globals, Outcome, Piece } from './command.ts';
import type { Wishes } from './globals.ts';
import type { Output } from './output.ts';
import { render } from './render.ts';
import type { Display } from './shown.ts';
import type { Signals } from './signals.ts';
import type { Streams } from './streams.ts';

export interface DeliveryOptions {
  readonly streams: Streams;
  readonly out: Output;
  readonly signals: Signals;
  readonly globals: Globals;
  readonly wishes: Wishes;
  readonly display: Display;
}

export interface Delivery {
  /** A piece that does not wait for the end. */
  readonly write: (piece: string) => void;
  /** The result itself, as it comes. */
  readonly pour: (pieces: AsyncIterable<Piece>) => Promise<void>;
  /** The result, with moments as the clock in a time zone shows them. */
  readonly finish: (outcome: Outcome, timezone: string | undefined) => Promise<void>;
}

/** Brings results where they belong: a file, a pager or standard output; remarks go to standard error. */
export function openDelivery(options: DeliveryOptions): Delivery {
  const { out, globals, display } = options;
  const file = globals.output === '-' ? undefined : globals.output;
  const early: string[] = [];
  // A number that was not given must not be taken for one by a script.
  const silent = globals.dryRun && display.form === 'quiet';
  let poured = false;
  return {
    write: (piece) => {
      if (silent) return;
      if (file !== undefined) early.push(piece);
      // A failure shows when the rest is written.
      else out.write([piece]).catch(() => {});
    },
    pour: async (pieces) => {
      poured = true;
      if (file === undefined) await pourOut(pieces, options);
      else await (await import('./file.ts')).writeFile(file, pieces);
    },
    finish: async (outcome, timezone) => {
      const pieces = silent ? [] : await render(outcome, { ...display, timezone });
      if (poured) await out.write(file !== undefined && spoken.has(display.form) ? pieces : []);
      else if (file !== undefined) await (await import('./file.ts')).writeFile(file, [...early, ...pieces]);
      else await show(pieces, options);
      remark(outcome, options);
    },
  };
}

/** What is said to a program on standard output while the result goes to a file. */
const spoken: ReadonlySet<Display['form']> = new Set<Display['form']>(['json', 'ndjson', 'quiet']);

/** Waits while the reader is slow, and ends where the reader has left. */
async function pourOut(pieces: AsyncIterable<Piece>, { out, streams }: DeliveryOptions): Promise<void> {
  for await (const piece of pieces) {
    await out.write([streams.stdout.isTTY === true ? await shownText(piece) : piece]);
    if (out.closed()) break;
  }
}

/** Refuses (2) to show what is no text. */
async function shownText(piece: Piece): Promise<string> {
  if (typeof piece === 'string') return cleanLines(piece);
  const { Refusal } = await import('../base/refusal.ts');
  throw new Refusal('usage', 'This is no text that a terminal could show.', { hint: '-o FILE' });
}

async function show(pieces: Iterable<string>, options: DeliveryOptions): Promise<void> {
  const { out, signals, streams } = options;
  if (!mayPage(options)) return out.write(pieces);
  const text = [...pieces].join('');
  // A terminal that does not know its height says 0.
  if (text.split('\n').length <= (streams.stdout.rows || Infinity)) return out.write([text]);
  signals.ignore();
  const { page } = await import('./pager.ts');
  if (!(await page(text, streams.env))) await out.write([text]);
}

function mayPage({ streams: { stdout, env }, wishes, display }: DeliveryOptions): boolean {
  if (display.form !== 'human' || stdout.isTTY !== true || wishes.noInput) return false;
  return (env.CI ?? '') === '' && env.TERM !== 'dumb';
}

/** What was done and what to do next; machines and `--quiet` get the notes only. */
function remark({ notes = [], done, next }: Outcome, { streams, globals }: DeliveryOptions): void {
  const silent = globals.quiet || globals.json;
  const lines = [...notes];
  if (!silent && done !== undefined) lines.push(done);
  if (!silent && next !== undefined) lines.push(`  next  ${next}`);
  if (lines.length > 0) streams.stderr.write(lines.map((line) => `${clean(line)}\n`).join(''));
}
