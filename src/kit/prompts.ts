import { Writable } from 'node:stream';
import { createPromptModule } from 'inquirer';
import { Refusal } from '../base/refusal.ts';
import type { Choice } from './command.ts';
import { Keyboard } from './keyboard.ts';
import type { InStream, OutStream, Streams } from './streams.ts';

export interface Prompts {
  readonly confirm: (message: string) => Promise<boolean>;
  readonly input: (
    message: string,
    initial?: string,
    validate?: (typed: string) => string | true,
  ) => Promise<string>;
  readonly choose: <T>(message: string, choices: readonly Choice<T>[]) => Promise<T>;
  readonly search: <T>(message: string, find: (typed: string) => Promise<readonly Choice<T>[]>) => Promise<T>;
}

/** inquirer on standard error. Ctrl-C in a prompt is the refusal `interrupted`. */
export function openPrompts({ stdin, stderr }: Streams, signal: AbortSignal): Prompts {
  const stopped = AbortSignal.any([signal, endOf(stdin)]);
  const promptOn = (input: InStream) =>
    createPromptModule({ input, output: lentOut(stderr), signal: stopped });
  const prompt = promptOn(stdin);
  return {
    confirm: async (message) => {
      const asked = prompt([{ type: 'confirm', name: 'answer', message, default: false }]);
      return (await answered(asked)).answer;
    },
    input: async (message, initial, validate) => {
      const question = { type: 'input', name: 'answer', message } as const;
      const filled = initial === undefined ? question : { ...question, default: initial };
      const asked = prompt([validate === undefined ? filled : { ...filled, validate }]);
      return (await answered(asked)).answer;
    },
    choose: async <T>(message: string, choices: readonly Choice<T>[]) => {
      const asked = prompt([{ type: 'select', name: 'answer', message, choices: choices.map(toInquirer) }]);
      return (await answered(asked)).answer as T;
    },
    search: async <T>(message: string, find: (typed: string) => Promise<readonly Choice<T>[]>) => {
      const keyboard = new Keyboard(stdin);
      const source = async (typed: string | undefined) =>
        (await keyboard.lookingUp(find(typed ?? ''))).map(toInquirer);
      const asked = promptOn(keyboard.input)([{ type: 'search', name: 'answer', message, source }]);
      return (await answered(asked).finally(() => keyboard.close())).answer as T;
    },
  };
}

const ends = new WeakMap<InStream, AbortSignal>();

/** A terminal that goes away would leave a prompt waiting for ever; listened for once, however many prompts there are. */
function endOf(stdin: InStream): AbortSignal {
  const known = ends.get(stdin);
  if (known) return known;
  const controller = new AbortController();
  stdin.once('end', () => controller.abort());
  ends.set(stdin, controller.signal);
  return controller.signal;
}

/**
 * inquirer ends the stream it writes to; standard error is still needed. Handed on at once, so that what is said after
 * an answer stands below it.
 */
function lentOut(stderr: OutStream): Writable {
  const lent = new Writable({
    write(chunk: Buffer, _, done) {
      stderr.write(chunk);
      done();
    },
  });
  return Object.assign(lent, { isTTY: stderr.isTTY, columns: stderr.columns, rows: stderr.rows });
}

function toInquirer<T>({ name, value, about }: Choice<T>) {
  return { name, value, ...(about === undefined ? {} : { description: about }) };
}

const endings: ReadonlySet<string> = new Set(['ExitPromptError', 'AbortPromptError', 'CancelPromptError']);

async function answered<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof Error) || !endings.has(error.name)) throw error;
    throw new Refusal('interrupted', 'Interrupted; nothing was changed.', { cause: error });
  }
}
