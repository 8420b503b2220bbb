import { PassThrough, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { about, entries } from '../../src/commands/index.ts';
import { closeApp, openApp } from '../../src/app.ts';
import { runProgram } from '../../src/kit/program.ts';

export interface Typed {
  readonly status: number;
  /** Standard output and standard error as they would stand on the screen. */
  readonly screen: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** What somebody waits to see, and the keys they press then. */
export type Answer = readonly [seen: string, keys: string];

/**
 * Runs docket as somebody sees it who types at a terminal without colours, of 100 columns or `COLUMNS`; where there are answers,
 * prompts are answered one after the other.
 */
export async function typed(
  words: readonly string[],
  env: Env,
  answers: readonly Answer[] = [],
): Promise<Typed> {
  const screen: string[] = [];
  const shown = (): string => stripVTControlCharacters(screen.join(''));
  const stdin = keyboard(answers.length > 0);
  const typing = press(answers, { stdin, shown });
  const columns = Number(env['COLUMNS'] ?? 100);
  const [stdout, stderr] = [outputOn(screen, columns), outputOn(screen, columns)];
  const status = await call(words, env, { stdin, stdout, stderr });
  stdin.end();
  await typing;
  return { status, screen: answers.length > 0 ? shown() : screen.join('') };
}

function outputOn(screen: string[], columns: number): NodeJS.WriteStream {
  const writable = new Writable({
    write(piece: Buffer, _encoding, done) {
      screen.push(piece.toString());
      done();
    },
  });
  return Object.assign(writable, { isTTY: true, columns, rows: 1000 }) as unknown as NodeJS.WriteStream;
}

type Keys = NodeJS.ReadStream & Pick<PassThrough, 'write' | 'end' | 'writable'>;

function keyboard(isTTY: boolean): Keys {
  const stdin = Object.assign(new PassThrough(), { isTTY }) as unknown as Keys;
  if (!isTTY) stdin.end();
  return stdin;
}

/** Presses keys when what they answer has come up, below what was answered before. */
async function press(
  answers: readonly Answer[],
  { stdin, shown }: { readonly stdin: Keys; readonly shown: () => string },
): Promise<void> {
  let answered = 0;
  for (const [seen, keys] of answers) {
    while (!shown().includes(seen, answered) && stdin.writable) await pause(5);
    answered = shown().length;
    stdin.write(keys);
  }
}

async function call(
  argv: readonly string[],
  env: Env,
  streams: { stdin: NodeJS.ReadStream; stdout: NodeJS.WriteStream; stderr: NodeJS.WriteStream },
): Promise<number> {
  return runProgram({
    name: 'docket',
    version: 'test',
    entries,
    about,
    argv,
    ...streams,
    env: { ...env, NO_COLOR: '1', CI: streams.stdin.isTTY ? '' : 'test' },
    openApp: (globals) => openApp(globals, env, (words, more) => call(words, more, streams)),
    timezoneOf: (app) => app.timezone(),
    closeApp,
  });
}

/** The words of a line as a shell would split it; quotes keep blanks together. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/(?:"([^"]*)"|'([^']*)'|((?:[^\s"'\\]|\\.)+))+/g)].map(([word]) =>
    word.replaceAll(/"([^"]*)"|'([^']*)'/g, (_, double?: string, single?: string) => double ?? single ?? ''),
  );
}
