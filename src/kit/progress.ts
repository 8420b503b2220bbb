import type { Colors } from './colors.ts';
import type { Progress } from './command.ts';
import type { OutStream } from './streams.ts';

/** Work shorter than this needs no bar. */
const patience = 300;
const pause = 100;

/** A bar on standard error with rows, rate and time left; nothing where there is no terminal. */
export function startProgress(
  stderr: OutStream,
  { label, total, colors }: { label: string; total: number | undefined; colors: Colors },
): Progress {
  if (stderr.isTTY !== true) return { advance: () => {}, end: () => {} };
  const started = performance.now();
  let shownAt = started + patience - pause;
  let shown = false;
  return {
    advance: (done) => {
      const now = performance.now();
      if (now - shownAt < pause) return;
      shownAt = now;
      shown = true;
      const line = drawProgress({ label, done, total, seconds: (now - started) / 1000 });
      stderr.write(`\r${colors.dim(line.slice(0, (stderr.columns ?? 80) - 1))}\u001b[K`);
    },
    end: () => {
      if (shown) stderr.write('\r\u001b[K');
      shown = false;
    },
  };
}

/** One line: `Importing  ████████░░░░░░░░  1,200 of 2,400  800/s  2 s left`. */
export function drawProgress({ label, done, total, seconds }: State): string {
  const rate = seconds > 0 ? done / seconds : 0;
  const parts = [label];
  if (total !== undefined && total > 0) parts.push(bar(Math.min(1, done / total)));
  parts.push(total === undefined ? grouped(done) : `${grouped(done)} of ${grouped(total)}`);
  parts.push(`${grouped(Math.round(rate))}/s`);
  if (total !== undefined && rate > 0) parts.push(`${timeLeft((total - done) / rate)} left`);
  return parts.join('  ');
}

interface State {
  readonly label: string;
  readonly done: number;
  readonly total?: number | undefined;
  readonly seconds: number;
}

function bar(share: number): string {
  const full = Math.round(share * 20);
  return '█'.repeat(full) + '░'.repeat(20 - full);
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

function timeLeft(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
