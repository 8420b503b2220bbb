import type { Buffer } from 'node:buffer';
import type { Refusal } from '../base/refusal.ts';
import type { Json, Row, View } from './view.ts';

/** A flag or an argument: where its text becomes a value. `parse` refuses with `input.invalid`. */
export interface Input<T> {
  /** What stands for the value in help, such as `QTY`; a switch has none. */
  readonly placeholder: string | null;
  readonly about: string;
  readonly parse: (text: string) => T;
  /** Words that completion and help offer. */
  readonly choices?: readonly string[];
  readonly many?: boolean;
  readonly required?: boolean;
  /** What a person who is asked for it only has to confirm. */
  readonly usual?: () => string;
}

export type Inputs = Readonly<Record<string, Input<unknown>>>;

/** The values that a set of inputs yields: arrays for repeatable ones, `undefined` for what was not given. */
export type Values<I extends Inputs> = {
  readonly [K in keyof I]: I[K] extends Input<infer T>
    ? I[K] extends { many: true }
      ? readonly T[]
      : I[K] extends { required: true }
        ? T
        : I[K] extends { placeholder: null }
          ? boolean
          : T | undefined
    : never;
};

/** What was said through the flags that mean the same everywhere. */
export interface Globals {
  readonly db: string | undefined;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly quiet: boolean;
  readonly json: boolean;
  readonly limit: number | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly period: string | undefined;
  readonly actor: string | undefined;
  readonly now: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly output: string | undefined;
}

/** What a command may reach: the shop (opened on first use), the person at the terminal, the input stream. */
export interface Context<App> {
  readonly globals: Globals;
  /** Opens the database on first use; help and usage errors never do. */
  readonly app: () => Promise<App>;
  readonly person: Person;
  /** Lines of standard input, without their ends; one that is too long gives its refusal instead. */
  readonly lines: () => AsyncIterable<string | Refusal>;
  /** All of standard input, for what is no text of lines. */
  readonly bytes: () => Promise<Buffer>;
  /** A remark on standard error, cleaned. */
  readonly note: (text: string) => void;
  /**
   * What writes finished records on standard output before the command ends, in the chosen form; for long streams such
   * as NDJSON. Refuses fields that the view does not have, before there is any record.
   */
  readonly emitter: <Thing>(view: View<Thing>) => (thing: Thing) => void;
  /**
   * The result itself as a text, or as bytes that are none, piece by piece while the command still runs: into the file of `--output` as a whole or
   * not at all, else to standard output. What `run` returns is then said beside it: with `--json` or `--quiet` on
   * standard output where the text went to a file, and not at all where it did not.
   */
  readonly pour: (pieces: AsyncIterable<Piece>) => Promise<void>;
  /** One thing as a terminal shows it, for a preview before a confirmation; clean already. */
  readonly sketch: <Thing>(view: View<Thing>, thing: Thing) => Promise<string>;
  /** How many rows will be shown at most: what `--limit` says, else 50 on a terminal, else all. */
  readonly rows: number | undefined;
  readonly progress: (label: string, total?: number) => Progress;
  /** Aborted by Ctrl-C or a closed terminal: long loops look at it between transactions. */
  readonly signal: AbortSignal;
}

/** Text, or bytes of a file that is no text. */
export type Piece = string | Uint8Array;

export interface Progress {
  readonly advance: (done: number) => void;
  readonly end: () => void;
}

/** The person at the terminal, if there is one. */
export interface Person {
  /** Whether prompts may be shown: standard input and error are terminals, and none of --no-input, --json, CI. */
  readonly present: boolean;
  /** Shows a preview and asks y/N; `--yes` answers, and without a terminal refuses with `confirm.needed`. */
  readonly confirm: (question: string, preview?: string) => Promise<void>;
  /** Asks for what destroys: the name must be typed. `--yes` answers. */
  readonly typeName: (question: string, name: string) => Promise<void>;
  readonly ask: <T>(question: Question<T>) => Promise<T>;
  /** A list that narrows while typing. */
  readonly search: <T>(question: SearchQuestion<T>) => Promise<T>;
  readonly choose: <T>(question: {
    message: string;
    flag: string;
    choices: readonly Choice<T>[];
  }) => Promise<T>;
}

export interface Question<T> {
  readonly message: string;
  /** The flag that replaces the prompt, named beside it. */
  readonly flag: string;
  readonly parse: (text: string) => T;
  readonly initial?: string;
}

export interface Choice<T> {
  readonly name: string;
  readonly value: T;
  readonly about?: string;
}

export interface SearchQuestion<T> {
  readonly message: string;
  readonly flag: string;
  readonly find: (typed: string) => Promise<readonly Choice<T>[]>;
}

/** What a command returns; only the kit prints. */
export type Outcome = {
  /** Standard error, after the result: what was done … */
  readonly done?: string;
  /** … and what to do next. */
  readonly next?: string;
  readonly notes?: readonly string[];
  /** An exit status other than 0 that is no error (5, 10). */
  readonly exit?: number;
} & (
  | ({ readonly shape: 'one'; readonly view: View<never>; readonly thing: unknown } & Parts)
  | ({ readonly shape: 'many'; readonly view: View<never>; readonly things: readonly unknown[] } & Extras)
  | { readonly shape: 'text'; readonly text: string }
  | { readonly shape: 'nothing' }
);

/** What a thing is made of. */
export interface Parts {
  /** What `--csv` lists instead of the thing itself: a sheet is its rows. */
  readonly parts?: { readonly view: View<never>; readonly things: readonly unknown[] };
}

/** What a report adds to its rows. */
export interface Extras {
  /** The row below the others, on a terminal only. */
  readonly totals?: Row;
  /** Lines above the table, on a terminal only. */
  readonly header?: string;
  /** What `--json` prints instead of the array of rows. */
  readonly json?: Json;
}

type Remarks = Pick<Outcome, 'done' | 'next' | 'notes' | 'exit'>;

export function one<Thing>(view: View<Thing>, thing: Thing, remarks: Remarks & Parts = {}): Outcome {
  return { shape: 'one', view, thing, ...remarks };
}

export function many<Thing>(
  view: View<Thing>,
  things: readonly Thing[],
  remarks: Remarks & Extras = {},
): Outcome {
  return { shape: 'many', view, things, ...remarks };
}

export function text(body: string, remarks: Remarks = {}): Outcome {
  return { shape: 'text', text: body, ...remarks };
}

export function nothing(remarks: Remarks = {}): Outcome {
  return { shape: 'nothing', ...remarks };
}

/** One command: what help says, what it takes, what it does. */
export interface Command<App, A extends Inputs = Inputs, F extends Inputs = Inputs> {
  /** One sentence. */
  readonly summary: string;
  /** What is typed, and what it does. The first is shown in short help. */
  readonly examples: readonly (readonly [typed: string, does: string])[];
  readonly args?: A;
  readonly flags?: F;
  /** Whose fields `--json=…` may name. */
  readonly view?: View<never>;
  /** A write takes --dry-run and --idempotency-key. */
  readonly writes?: boolean;
  /** A write that can list as well takes --limit. */
  readonly lists?: boolean;
  /** `--from` and `--to` are locations here, not days. */
  readonly locations?: boolean;
  readonly run: (
    context: Context<App>,
    given: { readonly args: Values<A>; readonly flags: Values<F> },
  ) => Promise<Outcome>;
}

/** A line of the registry: enough for help and completion, the rest is loaded when it is called. */
export interface Entry<App> {
  readonly path: string;
  /** A noun whose verbs may follow here too: `stock count start` is `counts start`. */
  readonly noun?: string;
  readonly summary: string;
  readonly load: () => Promise<{ readonly default: Command<App> }>;
}
