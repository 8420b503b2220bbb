import { type Code, codes } from '../base/codes.ts';
import { Refusal, Refusals } from '../base/refusal.ts';
import { clean, cleanJson } from './clean.ts';
import type { Colors } from './colors.ts';
import { nearest } from '../base/nearest.ts';

export interface Telling {
  readonly name: string;
  readonly json: boolean;
  readonly debug: boolean;
  readonly colors: Colors;
}

/** What is said on standard error about something that went wrong, and the exit status. */
export function describe(error: unknown, telling: Telling): { readonly text: string; readonly exit: number } {
  const problems = problemsOf(error, telling).map(withNearest) as [Problem, ...Problem[]];
  const exit = error instanceof Refusal || error instanceof Refusals ? error.exit : codes.bug.exit;
  const told = telling.json ? asJson(problems, exit) : asText(problems, telling);
  return { text: told + (telling.debug ? stackOf(error) : ''), exit };
}

interface Problem {
  readonly code: Code;
  readonly message: string;
  readonly hint: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;
}

function problemsOf(error: unknown, { name, debug }: Telling): [Problem, ...Problem[]] {
  if (error instanceof Refusal) return [error];
  if (error instanceof Refusals) return [...error.problems];
  const what = error instanceof Error ? error.message : String(error);
  const message = `This is a bug in ${name}: ${what.split('\n')[0]}`;
  return [
    {
      code: 'bug',
      message,
      hint: debug ? undefined : 'run it again with --debug and report what it says',
      details: {},
    },
  ];
}

/** A refusal that carries what was typed and what there is to choose from gets the nearest choice as a hint. */
function withNearest({ code, message, hint, details }: Problem): Problem {
  const { value, choices } = details;
  const near =
    typeof value === 'string' && Array.isArray(choices) ? nearest(value, choices.map(String)) : undefined;
  const hints = [near === undefined ? undefined : `did you mean ${near}?`, hint];
  return {
    code,
    message,
    hint: hints.filter((each) => each !== undefined).join('  or  ') || undefined,
    details,
  };
}

function asText(problems: readonly Problem[], { name, colors }: Telling): string {
  return problems
    .map(({ code, message, hint }) => {
      if (code === 'declined') return `${shown(message)}\n`;
      const lines = [`${colors.bad(`${name}:`)} ${shown(message)}`];
      if (hint !== undefined) lines.push(`  ${colors.dim('hint')}  ${shown(hint)}`);
      return `${[...lines, `  ${colors.dim('code')}  ${code}`].join('\n')}\n`;
    })
    .join('');
}

/** Several lines are ours; what they quote from data is cleaned all the same. */
function shown(message: string): string {
  return message.split('\n').map(clean).join('\n        ');
}

/** Of several problems the one stands first that decides the exit status. */
function asJson(problems: readonly [Problem, ...Problem[]], exit: number): string {
  const deciding = problems.find(({ code }) => codes[code].exit === exit) ?? problems[0];
  const error =
    problems.length === 1 ? plain(deciding) : { ...plain(deciding), problems: problems.map(plain) };
  return `${cleanJson(JSON.stringify({ error }, speakable))}\n`;
}

function plain({ code, message, hint, details }: Problem) {
  return { code, message, hint: hint ?? null, details };
}

/** Details may hold what JSON cannot. */
function speakable(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

function stackOf(error: unknown): string {
  const stacks = [error, error instanceof Error ? error.cause : undefined].map((each) =>
    each instanceof Error ? each.stack : undefined,
  );
  return stacks
    .flatMap((stack) => (stack === undefined ? [] : stack.split('\n')))
    .map((line) => `  ${clean(line)}\n`)
    .join('');
}
