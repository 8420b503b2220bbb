import { PassThrough, Writable } from 'node:stream';
import { about, entries } from '../../src/commands/index.ts';
import { closeApp, openApp } from '../../src/app.ts';
import { runProgram } from '../../src/kit/program.ts';

export interface Typed {
  readonly status: number;
  /** Standard output and standard error as they would stand on the screen. */
  readonly screen: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Runs docket as somebody sees it who types at a terminal of 100 columns without colours. */
export async function typed(words: readonly string[], env: Env): Promise<Typed> {
  const screen: string[] = [];
  const stream = (): NodeJS.WriteStream => {
    const writable = new Writable({
      write(piece: Buffer, _encoding, done) {
        screen.push(piece.toString());
        done();
      },
    });
    return Object.assign(writable, {
      isTTY: true,
      columns: 100,
      rows: 1000,
    }) as unknown as NodeJS.WriteStream;
  };
  const status = await call(words, env, { stdout: stream(), stderr: stream() });
  return { status, screen: screen.join('') };
}

async function call(
  argv: readonly string[],
  env: Env,
  streams: { stdout: NodeJS.WriteStream; stderr: NodeJS.WriteStream },
): Promise<number> {
  const stdin = Object.assign(new PassThrough(), { isTTY: false }) as unknown as NodeJS.ReadStream;
  stdin.push(null);
  return runProgram({
    name: 'docket',
    version: 'test',
    entries,
    about,
    argv,
    stdin,
    ...streams,
    env: { ...env, NO_COLOR: '1', CI: 'test' },
    openApp: (globals) => openApp(globals, env, (words, more) => call(words, more, streams)),
    closeApp,
  });
}

/** The words of a line as a shell would split it; quotes keep blanks together. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/(?:"([^"]*)"|'([^']*)'|((?:[^\s"'\\]|\\.)+))+/g)].map(([word]) =>
    word.replaceAll(/"([^"]*)"|'([^']*)'/g, (_, double?: string, single?: string) => double ?? single ?? ''),
  );
}
