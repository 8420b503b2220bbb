import { codes, type Code } from './codes.ts';

export interface RefusalOptions {
  /** The next command to type, or what to change. */
  readonly hint?: string;
  /** The numbers behind the message, for `--json`. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** The one expected error: what was asked for is not possible, why, and what to do next. */
export class Refusal extends Error {
  readonly code: Code;
  readonly hint: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: Code, message: string, options: RefusalOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Refusal';
    this.code = code;
    this.hint = options.hint;
    this.details = options.details ?? {};
  }

  get exit(): number {
    return codes[this.code].exit;
  }
}

const precedence: readonly number[] = [2, 3, 4];

/** The exit status of several problems together: the first of 2, 3, 4 that occurs, else the first problem's own. */
export function exitOf(problems: readonly Refusal[]): number {
  const exits = problems.map((problem) => problem.exit);
  return precedence.find((exit) => exits.includes(exit)) ?? exits[0] ?? 0;
}

/** Several refusals said at once, so that nobody has to mend a command one mistake at a time. */
export class Refusals extends Error {
  readonly problems: readonly [Refusal, ...Refusal[]];

  constructor(problems: readonly [Refusal, ...Refusal[]]) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.name = 'Refusals';
    this.problems = problems;
  }

  get exit(): number {
    return exitOf(this.problems);
  }
}

/** Throws what was collected, if anything was: one as itself, several together. */
export function refuseAll(problems: readonly Refusal[]): void {
  const [first, ...rest] = problems;
  if (!first) return;
  throw rest.length === 0 ? first : new Refusals([first, ...rest]);
}
