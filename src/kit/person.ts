import { Refusal } from '../base/refusal.ts';
import { clean } from './clean.ts';
import type { Choice, Globals, Person } from './command.ts';
import type { Prompts } from './prompts.ts';
import type { Environment, Streams } from './streams.ts';

export interface PersonOptions {
  readonly streams: Streams;
  readonly globals: Globals;
  readonly noInput: boolean;
  readonly signal: AbortSignal;
}

/** The person at the terminal: prompts on standard error, or a refusal that names the flag to use instead. */
export function meetPerson(options: PersonOptions): Person {
  const { streams, globals, signal } = options;
  const prompts = async (): Promise<Prompts> => (await import('./prompts.ts')).openPrompts(streams, signal);
  const needed = (message: string, flag: string): void => {
    if (!isPresent(options)) throw missing(message, flag);
  };
  return {
    // Looked at late: opening standard input takes time, and most commands never ask.
    get present() {
      return isPresent(options);
    },
    confirm: async (question, preview) => {
      if (globals.yes) return;
      if (!isPresent(options)) throw confirmNeeded(question);
      if (preview !== undefined) streams.stderr.write(`${preview.replace(/\n*$/, '')}\n`);
      if (!(await (await prompts()).confirm(`${clean(question)} (--yes)`))) throw declined();
    },
    typeName: async (question, name) => {
      if (globals.yes) return;
      if (!isPresent(options)) throw confirmNeeded(question);
      const typed = await (await prompts()).input(`${clean(question)} Type ${clean(name)} to go on (--yes)`);
      if (typed.trim() !== name) throw declined();
    },
    ask: async ({ message, flag, parse, initial }) => {
      needed(message, flag);
      return parse(
        await (await prompts()).input(named(message, flag), initial, (typed) => complaint(parse, typed)),
      );
    },
    search: async ({ message, flag, find }) => {
      needed(message, flag);
      return (await prompts()).search(named(message, flag), async (typed) =>
        (await find(typed)).map(cleanChoice),
      );
    },
    choose: async ({ message, flag, choices }) => {
      needed(message, flag);
      return (await prompts()).choose(named(message, flag), choices.map(cleanChoice));
    },
  };
}

function isPresent({ streams, globals, noInput }: PersonOptions): boolean {
  if (noInput || globals.json || isSet(streams.env, 'CI')) return false;
  return streams.stdin.isTTY === true && streams.stderr.isTTY === true;
}

function isSet(env: Environment, name: string): boolean {
  return !['', '0', 'false', undefined].includes(env[name]);
}

function named(message: string, flag: string): string {
  return `${clean(message)} (${flag})`;
}

function missing(message: string, flag: string): Refusal {
  return new Refusal('input.missing', `${flag} is missing: ${message}`, {
    hint: `${flag} …`,
    details: { input: flag },
  });
}

function confirmNeeded(question: string): Refusal {
  return new Refusal('confirm.needed', `This has to be confirmed: ${question}`, { hint: 'add --yes' });
}

/** What a person did not want after all: said as it is, and not as something that went wrong. */
export function declined(): Refusal {
  return new Refusal('declined', 'Nothing was changed.');
}

/** What is wrong with an answer, said below the prompt so that it can be mended there. */
function complaint(parse: (typed: string) => unknown, typed: string): string | true {
  try {
    parse(typed);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return clean(error.message);
    throw error;
  }
}

function cleanChoice<T>({ name, value, about }: Choice<T>): Choice<T> {
  return { name: clean(name), value, ...(about === undefined ? {} : { about: clean(about) }) };
}
