import type { Refusal } from '../base/refusal.ts';
import { cleanLines } from './clean.ts';
import type { Colors } from './colors.ts';
import type { Context, Globals, Person } from './command.ts';
import { startEmitting } from './emit.ts';
import { startProgress } from './progress.ts';
import { usualLimit, type Display } from './shown.ts';
import type { Streams } from './streams.ts';

export interface ContextOptions<App> {
  readonly streams: Streams;
  readonly globals: Globals;
  readonly display: Display;
  readonly person: Person;
  readonly app: () => Promise<App>;
  readonly timezone: () => Promise<string | undefined>;
  readonly lines: () => AsyncIterable<string | Refusal>;
  readonly write: (piece: string) => void;
  readonly pour: Context<App>['pour'];
  readonly signal: AbortSignal;
  /** Colours of standard error. */
  readonly colors: Colors;
}

export interface RunningContext<App> extends Context<App> {
  /** Closes what was emitted. */
  readonly endEmitting: () => void;
}

/** What a command may reach while it runs. */
export async function makeContext<App>(options: ContextOptions<App>): Promise<RunningContext<App>> {
  const { streams, globals, display, colors, signal } = options;
  const csv = display.form === 'csv' ? await import('./csv.ts') : undefined;
  const { emitter, end } = startEmitting(display, options.write, csv);
  return {
    globals,
    app: options.app,
    person: options.person,
    lines: options.lines,
    bytes: async () => (await import('./bytes.ts')).bytesOf(streams.stdin),
    note: (text) => void streams.stderr.write(`${cleanLines(text)}\n`),
    emitter,
    endEmitting: end,
    pour: options.pour,
    sketch: async (view, thing) => {
      const { renderHuman } = await import('./human.ts');
      const shown = { ...display, fields: undefined, colors, timezone: await options.timezone() };
      return [...renderHuman({ shape: 'one', view, thing }, shown)].join('');
    },
    rows: globals.limit ?? (display.form === 'human' ? usualLimit : undefined),
    progress: (label, total) => startProgress(streams.stderr, { label, total, colors }),
    signal,
  };
}
