import type { Colors } from './colors.ts';
import type { Command, Entry, Input, Inputs } from './command.ts';
import { type Item, list, page, section, wrapped } from './layout.ts';
import { pluralOf, spell } from './argv.ts';
import { commonFlags } from './parse.ts';
import { nounsOf, unknownWord, verbsOf } from './route.ts';
import { topics } from './topics.ts';

export interface HelpOptions<App> {
  readonly name: string;
  readonly entries: readonly Entry<App>[];
  /** One sentence for each noun. */
  readonly about: Readonly<Record<string, string>>;
  readonly width: number;
  readonly colors: Colors;
}

/** Help for the words after `help`: nothing, a topic, a noun, a command. Refuses what there is no help for. */
export async function findHelp<App>(words: readonly string[], options: HelpOptions<App>): Promise<string> {
  const { name, entries } = options;
  const [first, verb] = words;
  if (first === undefined) return programHelp(options);
  const noun = pluralOf(first, nounsOf(entries));
  const topic = verb === undefined ? topicHelp(first, options) : undefined;
  if (noun === undefined && topic === undefined)
    throw unknownWord(name, first, [...nounsOf(entries), ...topicNames()]);
  if (topic !== undefined)
    return noun === undefined ? topic : `${topic}\n${await helpOn(noun, undefined, options)}`;
  return helpOn(noun ?? first, verb, options);
}

async function helpOn<App>(
  noun: string,
  verb: string | undefined,
  options: HelpOptions<App>,
): Promise<string> {
  const { name, entries } = options;
  const path = verb === undefined ? noun : `${noun} ${verb}`;
  const entry = entries.find((each) => each.path === path);
  if (entry !== undefined) return commandHelp(path, (await entry.load()).default, options);
  if (verb !== undefined) throw unknownWord(`${name} ${noun}`, verb, verbsOf(entries, noun));
  return nounHelp(noun, options);
}

/** Every noun with its sentence. */
function programHelp<App>(options: HelpOptions<App>): string {
  const { name, entries, about, colors } = options;
  const nouns = nounsOf(entries).map((noun): Item => [noun, about[noun] ?? summaryOf(entries, noun)]);
  const more = topicNames().map((topic): Item => [`help ${topic}`, topics[topic]?.about ?? '']);
  return page([
    sentence(about[''] ?? '', options),
    section('Usage', [`${name} <noun> <verb> [subject…] [flags]`], colors),
    section('What there is', list(nouns, options), colors),
    section(
      'More',
      list([['<noun> -h', 'The verbs of a noun; -h works everywhere'], ...more], options),
      colors,
    ),
  ]);
}

/** Every verb of a noun with its sentence. */
function nounHelp<App>(noun: string, options: HelpOptions<App>): string {
  const { name, entries, about, colors } = options;
  const verbs = verbsOf(entries, noun).map((verb): Item => {
    return [`${noun} ${verb}`, summaryOf(entries, `${noun} ${verb}`)];
  });
  return page([
    sentence(about[noun] ?? summaryOf(entries, noun), options),
    section('Usage', [`${name} ${noun} <verb> [subject…] [flags]`], colors),
    section('Verbs', list(verbs, options), colors),
    sentence(`${name} ${noun} <verb> -h shows the flags and examples of one.`, options),
  ]);
}

/** One command: sentence, usage, examples, arguments, flags, fields. */
function commandHelp<App>(path: string, command: Command<App>, options: HelpOptions<App>): string {
  const { name, entries, colors } = options;
  const verbs = verbsOf(entries, path).map((verb): Item => [
    `${path} ${verb}`,
    summaryOf(entries, `${path} ${verb}`),
  ]);
  const args = Object.entries(command.args ?? {}).map(([key, input]): Item => [
    argument(key, input),
    aboutOf(input),
  ]);
  const flags = Object.entries(command.flags ?? {}).map(([key, input]): Item => [
    flagTerm(key, input),
    aboutOf(input),
  ]);
  return page([
    sentence(command.summary, options),
    section('Usage', [usage(`${name} ${path}`, command)], colors),
    section('Examples', examples(command, options), colors),
    section('Arguments', list(args, options), colors),
    section('Flags', list(flags, options), colors),
    section('Verbs', list(verbs, options), colors),
    section('Fields', fields(command, options), colors),
    section('Flags that work everywhere', wrapped(everywhere(command), options.width - 2), colors),
  ]);
}

function topicHelp<App>(topic: string, options: HelpOptions<App>): string | undefined {
  const found = topics[topic];
  if (found === undefined) return undefined;
  const parts = found.parts(options.name).map((part) => {
    if (typeof part === 'string') return sentence(part, options);
    return list(part, options)
      .map((line) => `  ${line}`.trimEnd())
      .join('\n');
  });
  return page([options.colors.bold(found.about), ...parts]);
}

function sentence<App>(text: string, { width }: HelpOptions<App>): string {
  return wrapped(text, width).join('\n');
}

function topicNames(): string[] {
  return Object.keys(topics);
}

function summaryOf<App>(entries: readonly Entry<App>[], path: string): string {
  return entries.find((entry) => entry.path === path)?.summary ?? '';
}

function usage<App>(call: string, command: Command<App>): string {
  const args = Object.entries(command.args ?? {}).map(([key, input]) => argument(key, input));
  const needed = entriesOf(command.flags).filter(([, input]) => input.required === true);
  const flags = needed.map(([key, input]) => `${flagTerm(key, input)}${input.many === true ? ' …' : ''}`);
  return [call, ...args, ...flags, '[flags]'].join(' ');
}

function entriesOf(inputs: Inputs | undefined): [string, Input<unknown>][] {
  return Object.entries(inputs ?? {});
}

function argument(name: string, input: Input<unknown>): string {
  const shown = `${input.placeholder ?? name.toUpperCase()}${input.many === true ? '…' : ''}`;
  return input.required === true ? shown : `[${shown}]`;
}

function flagTerm(name: string, input: Input<unknown>): string {
  return input.placeholder === null ? spell(name) : `${spell(name)} ${input.placeholder}`;
}

function aboutOf({ about, choices, many, required }: Input<unknown>): string {
  const words =
    choices === undefined ? '' : ` (${choices.map((choice) => choice.replaceAll('_', '-')).join(', ')})`;
  const marks = [required === true ? 'needed' : '', many === true ? 'repeatable' : ''].filter(
    (mark) => mark !== '',
  );
  return `${about}${words}${marks.length === 0 ? '' : ` [${marks.join(', ')}]`}`;
}

function examples<App>(command: Command<App>, { name, colors, width }: HelpOptions<App>): string[] {
  return command.examples.flatMap(([typed, does]) => {
    const call = new RegExp(`\\b${name}\\b`).test(typed) ? typed : `${name} ${typed}`;
    return [call, ...wrapped(does, width - 6).map((line) => `    ${colors.dim(line)}`)];
  });
}

function fields<App>(command: Command<App>, { width }: HelpOptions<App>): string[] {
  if (command.view === undefined) return [];
  const names = command.view.columns.map((column) => column.name).join(', ');
  return [...wrapped(names, width - 2), ...wrapped('as in --json=a,b  --csv=a,b  --columns a,b', width - 2)];
}

function everywhere<App>(command: Command<App>): string {
  return commonFlags(command)
    .filter((flag) => command.writes === true || flag.name !== 'idempotency_key')
    .map((flag) => `${flag.short === undefined ? '' : `-${flag.short}/`}${spell(flag.name)}`)
    .join(' ');
}
