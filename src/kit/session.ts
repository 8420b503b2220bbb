import type { Entry, Globals } from './command.ts';
import type { Output } from './output.ts';
import type { Signals, SignalSource } from './signals.ts';
import type { Streams } from './streams.ts';

/** A program as a whole: what it is called, what it can do, and what it may reach. */
export interface Program<App> extends Streams {
  readonly name: string;
  readonly version: string;
  readonly entries: readonly Entry<App>[];
  /** One sentence for each noun, and for the program under `''`. */
  readonly about: Readonly<Record<string, string>>;
  readonly openApp: (globals: Globals) => Promise<App>;
  readonly closeApp: (app: App) => Promise<void> | void;
  /** Where moments are shown as the clock there says; UTC where nobody knows. */
  readonly timezoneOf?: (app: App) => Promise<string | undefined>;
  /** The words after the program's name. */
  readonly argv: readonly string[];
  /** The process, where signals are to be heard. */
  readonly signals?: SignalSource;
}

/** What lasts from the first word to the exit status. */
export interface Session {
  readonly out: Output;
  readonly err: Output;
  readonly signals: Signals;
}

/** The window's width; 80 where there is no window. */
export function widthOf({ stdout, env }: Streams): number {
  return Math.max(20, stdout.columns || Number(env.COLUMNS) || 80);
}
