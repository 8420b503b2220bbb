import { Command as Parser, Option } from 'commander';
import { Refusal } from '../base/refusal.ts';
import { normalise, spell, type Takes } from './argv.ts';
import type { Command, Globals, Inputs, Values } from './command.ts';
import { type GlobalFlag, globalFlags, naming, readGlobals, type Wishes } from './globals.ts';
import { type Gap, newReading, readArguments, readFlags } from './values.ts';

export interface Given {
  readonly help: boolean;
  readonly args: Values<Inputs>;
  readonly flags: Values<Inputs>;
  readonly globals: Globals;
  readonly wishes: Wishes;
  /** Everything that is wrong with what was typed … */
  readonly problems: readonly Refusal[];
  /** … and what was not typed though it is needed: a person can be asked for it. */
  readonly gaps: readonly Gap[];
}

/** Reads the words after a call such as `docket orders place`; `lines` gives standard input for an argument `-`. */
export async function parseCommand<App>(
  command: Command<App>,
  call: string,
  argv: readonly string[],
  lines: () => AsyncIterable<string | Refusal>,
): Promise<Given> {
  const flags = flagsOf(command);
  const { words, forgotten } = normalise(argv, spellingsOf(flags));
  const { typed, operands, unknown } = readWords(flags, words);
  const problems = [
    ...unknown.map((word) => unknownFlag(word, flags, call)),
    ...forgotten.map(
      (word) => new Refusal('input.missing', `${word} needs a value.`, { details: { input: word } }),
    ),
  ];
  const wanted = await expandDash(command.args ?? {}, operands, lines);
  const ofArguments = newReading(call);
  const args = readArguments(command.args ?? {}, wanted, ofArguments);
  // After an unknown flag nobody can tell its value from an argument: only what is certainly missing is said.
  if (unknown.length === 0) problems.push(...ofArguments.problems);
  const ofFlags = newReading(call);
  const own = readFlags(command.flags ?? {}, typed, ofFlags);
  const gaps = [...ofArguments.gaps, ...ofFlags.gaps].filter(({ label }) => !forgotten.includes(label));
  const common = new Map([...typed].filter(([name]) => command.flags?.[name] === undefined));
  problems.push(...ofFlags.problems);
  const { globals, wishes } = readGlobals(common, problems);
  return { help: typed.has('help'), args, flags: own, globals, wishes, problems, gaps };
}

export interface Flag {
  readonly name: string;
  readonly short?: string;
  readonly takes: Takes;
}

const help: Flag = { name: 'help', short: 'h', takes: 'nothing' };

function flagsOf<App>(command: Command<App>): Flag[] {
  const own = Object.entries(command.flags ?? {}).map(([name, input]): Flag => {
    return { name, takes: input.placeholder === null ? 'nothing' : 'value' };
  });
  return [...own, ...commonFlags(command), help];
}

/** The flags that mean the same everywhere, without those that this command has no use for or means differently. */
export function commonFlags<App>(command: Command<App>): GlobalFlag[] {
  const ranges = command.writes !== true && command.locations !== true;
  return globalFlags.filter((flag) => {
    const meant = ranges || flag.reads !== true || (flag.name === 'limit' && command.lists === true);
    return command.flags?.[flag.name] === undefined && meant;
  });
}

function spellingsOf(flags: readonly Flag[]): Map<string, Takes> {
  return new Map(
    flags.flatMap((flag) => {
      const short = flag.short === undefined ? [] : [[`-${flag.short}`, flag.takes] as const];
      return [[spell(flag.name), flag.takes] as const, ...short];
    }),
  );
}

/** commander splits the words; what was typed for a flag is only collected here, since every problem is to be said at once. */
function readWords(flags: readonly Flag[], words: readonly string[]) {
  const parser = new Parser().helpOption(false).helpCommand(false);
  const typed = new Map<string, string[]>();
  for (const flag of flags) {
    const option = new Option(termOf(flag));
    parser.addOption(option);
    parser.on(`option:${option.name()}`, (value: string | null | undefined) => {
      typed.set(flag.name, [...(typed.get(flag.name) ?? []), value ?? '']);
    });
  }
  const { operands, unknown } = parser.parseOptions([...words]);
  const afterwards = unknown.indexOf('--');
  const dashed = unknown.filter((word, at) => isFlag(word) && (afterwards < 0 || at < afterwards));
  const others = unknown.filter((word, at) => !dashed.includes(word) && at !== afterwards);
  return { typed, operands: [...operands, ...others], unknown: dashed };
}

function termOf(flag: Flag): string {
  const value = { nothing: '', value: ' <value>', attached: ' [value]' }[flag.takes];
  return `${flag.short === undefined ? '' : `-${flag.short}, `}${spell(flag.name)}${value}`;
}

function isFlag(word: string): boolean {
  return word.startsWith('-') && word !== '-' && word !== '--' && !/^-\d/.test(word);
}

function unknownFlag(word: string, flags: readonly Flag[], call: string): Refusal {
  const name = word.split('=')[0] ?? word;
  if (flags.some((flag) => spell(flag.name) === name))
    return new Refusal('usage', `${name} takes no value.`, { hint: name, details: { value: word } });
  return new Refusal('usage', `There is no flag ${name} in ${call}.`, {
    hint: `${call} --help`,
    details: { value: name, choices: flags.map((flag) => spell(flag.name)) },
  });
}

/** `-` for an argument that may be repeated stands for the lines of standard input. */
async function expandDash(
  inputs: Inputs,
  operands: readonly string[],
  lines: () => AsyncIterable<string | Refusal>,
): Promise<readonly string[]> {
  const place = Object.values(inputs).findIndex((input) => input.many === true);
  const dash = place < 0 ? -1 : operands.indexOf('-', place);
  if (dash < 0) return operands;
  const read: string[] = [];
  for await (const line of lines()) {
    if (line instanceof Refusal) throw naming(`Line ${String(line.details['line'])} of standard input`, line);
    if (line.trim() !== '') read.push(line.trim());
  }
  return operands.toSpliced(dash, 1, ...read);
}
