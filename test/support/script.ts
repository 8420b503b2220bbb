import { PassThrough, Writable } from 'node:stream';
import { closeApp, openApp } from '../../src/app.ts';
import { about, entries } from '../../src/commands/index.ts';
import { runProgram } from '../../src/kit/program.ts';
import { newFolder } from './folder.ts';
import { wordsOf } from './terminal.ts';

export interface Heard {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Calls docket as a script does: no terminal, and the input as a pipe. */
export type Script = (line: string, input?: string) => Promise<Heard>;

/** A shop of its own with ten-pound mugs, and what a script sees of docket there. The clock stands at 2 March 2026, 10:00. */
export async function scriptedShop(): Promise<Script> {
  const run = scriptIn({ DOCKET_DB: `${newFolder()}/docket.db`, DOCKET_NOW: '2026-03-02T10:00:00Z' });
  await run('init --name Shop --currency GBP --country GB --timezone Europe/London');
  await run('products add MUG --name Mug --price 10.00');
  await run('stock receive MUG 5');
  return run;
}

export function scriptIn(env: Readonly<Record<string, string>>): Script {
  return async (line, input = '') => {
    const [out, err] = [collector(), collector()];
    const stdin = Object.assign(new PassThrough(), { isTTY: false }) as unknown as NodeJS.ReadStream;
    (stdin as unknown as PassThrough).end(input);
    const status = await runProgram({
      name: 'docket', version: 'test', entries, about, argv: wordsOf(line), stdin, stdout: out.stream, stderr: err.stream, env,
      openApp: (globals) => openApp(globals, env, async () => 0), closeApp,
    }); // prettier-ignore
    return { status, stdout: out.text(), stderr: err.text() };
  };
}

function collector(): { readonly stream: NodeJS.WriteStream; readonly text: () => string } {
  const pieces: string[] = [];
  const stream = new Writable({
    write(piece: Buffer, _, done) {
      pieces.push(piece.toString());
      done();
    },
  });
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => pieces.join('') };
}
