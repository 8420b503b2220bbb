import { spawn } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const root = path.join(import.meta.dirname, '..');
/** Everything that the bench writes lies here. */
export const folder = mkdtempSync(path.join(tmpdir(), 'docket-bench-'));

const program = path.join(root, 'bin', 'docket.cjs');
const peakFile = path.join(folder, 'peak');

export interface Run {
  readonly seconds: number;
  /** The largest resident set, in megabytes. */
  readonly peak: number;
  /** Its standard error. */
  readonly said: string;
}

/** Runs docket as a whole process under this Node, with a file as its standard input where one is given. */
export function docket(db: string, words: readonly string[], input?: string): Promise<Run> {
  return timed([program, ...words], { DOCKET_DB: db }, input);
}

/** Runs a script under this Node to its end and times it from outside; throws what it says when it fails. */
export async function timed(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input?: string,
): Promise<Run> {
  const peak = path.join(import.meta.dirname, 'peak.cjs');
  const started = performance.now();
  const child = spawn(process.execPath, ['-r', peak, ...words], {
    env: { ...process.env, ...env, DOCKET_BENCH_PEAK: peakFile },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => (said += piece.toString()));
  if (input !== undefined && child.stdin) createReadStream(input).pipe(child.stdin);
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${said.slice(-2000)}`);
  return { seconds, peak: Number(readFileSync(peakFile, 'utf8')) / 1024, said };
}
