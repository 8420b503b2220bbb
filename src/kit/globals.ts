import { Refusal } from '../base/refusal.ts';
import { spell, type Takes } from './argv.ts';
import type { Globals } from './command.ts';
import { day, wholeNumber, word } from './inputs.ts';

export interface GlobalFlag {
  readonly name: string;
  readonly short?: string;
  readonly takes: Takes;
  readonly placeholder?: string;
  readonly about: string;
  /** Not offered by writes, where a day range means nothing. */
  readonly reads?: boolean;
}

/** The flags that mean the same everywhere. A command's own flag of the same name takes its place. */
export const globalFlags: readonly GlobalFlag[] = [
  { name: 'db', takes: 'value', placeholder: 'FILE|URL', about: 'The shop database' },
  { name: 'json', takes: 'attached', placeholder: 'FIELDS', about: 'JSON; only these fields with =a,b' },
  {
    name: 'csv',
    takes: 'attached',
    placeholder: 'FIELDS',
    about: 'CSV with a header; only these fields with =a,b',
  },
  {
    name: 'ndjson',
    takes: 'attached',
    placeholder: 'FIELDS',
    about: 'JSON, one object a line; only these fields with =a,b',
  },
  { name: 'columns', takes: 'value', placeholder: 'A,B', about: 'The columns of the table' },
  { name: 'chart', takes: 'attached', placeholder: 'COLUMN', about: 'Bars instead of a table' },
  {
    name: 'limit',
    short: 'L',
    takes: 'value',
    placeholder: 'N',
    about: 'At most so many rows, or all',
    reads: true,
  },
  { name: 'from', takes: 'value', placeholder: 'DAY', about: 'First day', reads: true },
  { name: 'to', takes: 'value', placeholder: 'DAY', about: 'Last day', reads: true },
  {
    name: 'period',
    takes: 'value',
    placeholder: 'PERIOD',
    about: '2026-03, 2026-Q1, this-month, last-30d',
    reads: true,
  },
  { name: 'quiet', short: 'q', takes: 'nothing', about: 'Only the number or key' },
  { name: 'dry_run', short: 'n', takes: 'nothing', about: 'Show what would happen, save nothing' },
  { name: 'yes', short: 'y', takes: 'nothing', about: 'Answer every confirmation with yes' },
  { name: 'no_input', takes: 'nothing', about: 'Never ask' },
  { name: 'color', takes: 'value', placeholder: 'WHEN', about: 'auto, always or never' },
  { name: 'now', takes: 'value', placeholder: 'INSTANT', about: 'Pretend that it is another moment' },
  { name: 'actor', takes: 'value', placeholder: 'NAME', about: 'Who does this, for the audit trail' },
  {
    name: 'idempotency_key',
    takes: 'value',
    placeholder: 'KEY',
    about: 'Makes repeating the command harmless',
  },
  {
    name: 'output',
    short: 'o',
    takes: 'value',
    placeholder: 'FILE',
    about: 'Write the result there; - is standard output',
  },
  { name: 'debug', takes: 'nothing', about: 'Show where an error comes from' },
];

/** What was typed for each flag, in order; switches have one empty text for each time. */
export type Typed = ReadonlyMap<string, readonly string[]>;

/** How the result is to be shown. */
export interface Wishes {
  readonly form: 'json' | 'csv' | 'ndjson' | 'quiet' | undefined;
  /** What `--json=…`, `--csv=…`, `--ndjson=…` or `--columns …` name. */
  readonly fields: readonly string[] | undefined;
  readonly chart: string | undefined;
  readonly noInput: boolean;
}

/** Reads the flags that mean the same everywhere; what is wrong with them is added to `problems`. */
export function readGlobals(typed: Typed, problems: Refusal[]): { globals: Globals; wishes: Wishes } {
  const last = (name: string): string | undefined => typed.get(name)?.at(-1);
  const checked = <T>(name: string, parse: (text: string) => T): T | undefined =>
    attempt(spell(name), last(name), parse, problems);
  const filled = (name: string): string | undefined => checked(name, parseFilled);
  checked('color', word(['auto', 'always', 'never'], 'WHEN', '').parse);
  const globals: Globals = {
    db: filled('db'),
    dryRun: typed.has('dry_run'),
    yes: typed.has('yes'),
    quiet: typed.has('quiet'),
    json: typed.has('json') || typed.has('ndjson'),
    limit: checked('limit', parseLimit),
    from: checked('from', day('').parse),
    to: checked('to', day('').parse),
    period: filled('period'),
    actor: last('actor'),
    now: filled('now'),
    idempotencyKey: last('idempotency_key'),
    output: filled('output'),
  };
  return { globals, wishes: readWishes(typed, problems) };
}

/** Parses a value; a refusal is kept with the name of the flag or argument it is about. */
export function attempt<T>(
  name: string,
  typed: string | undefined,
  parse: (text: string) => T,
  problems: Refusal[],
): T | undefined {
  if (typed === undefined) return undefined;
  try {
    return parse(typed);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problems.push(naming(name, error));
    return undefined;
  }
}

/** The same refusal with the name of what it is about. */
export function naming(name: string, { code, message, hint, details, cause }: Refusal): Refusal {
  const options = { details: { input: name, ...details }, cause };
  return new Refusal(code, `${name}: ${message}`, hint === undefined ? options : { ...options, hint });
}

/** An empty value comes from a script's variable that was never set: what it means is not what would happen. */
function parseFilled(text: string): string {
  if (text.trim() !== '') return text;
  throw new Refusal('input.invalid', 'The value is empty.');
}

function parseLimit(text: string): number {
  const limit = text === 'all' ? Number.MAX_SAFE_INTEGER : wholeNumber('N', '').parse(text);
  if (limit > 0) return limit;
  throw new Refusal('input.invalid', `“${text}” is not a number of rows.`, { hint: '--limit all' });
}

function readWishes(typed: Typed, problems: Refusal[]): Wishes {
  const forms = (['json', 'ndjson', 'csv'] as const).filter((name) => typed.has(name));
  if (forms.length > 1) {
    const named = forms.map((name) => `--${name}`).join(' and ');
    problems.push(new Refusal('usage', `Only one of ${named} can be had at a time.`));
  }
  const lists = [...forms.map((name) => typed.get(name)?.at(-1)), typed.get('columns')?.at(-1)];
  const fields = lists.find((list) => list !== undefined && list !== '');
  return {
    form: forms[0] ?? (typed.has('quiet') ? 'quiet' : undefined),
    fields: fields?.split(',').map((field) => field.trim().replaceAll('-', '_')),
    chart: typed.get('chart')?.at(-1),
    noInput: typed.has('no_input'),
  };
}

/** What must be known before anything is parsed: in which form an error is said. */
export function peek(argv: readonly string[]): { json: boolean; debug: boolean; color: string | undefined } {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  const color = words.findLastIndex((word) => word === '--color' || word.startsWith('--color='));
  return {
    json: words.some((word) => /^--(?:nd)?json(?:=|$)/.test(word)),
    debug: words.includes('--debug'),
    color: color < 0 ? undefined : (words[color]?.split('=')[1] ?? words[color + 1]),
  };
}
