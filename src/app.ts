import { existsSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { parseInstant, type Instant } from './base/days.ts';
import type { Desk } from './commands/desk.ts';
import type { Globals } from './kit/command.ts';
import type { App } from './operations/perform.ts';
import type { Store } from './store/open.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Run = (argv: readonly string[], env: Env) => Promise<number>;

/** Puts flags, environment and defaults together; nothing is opened until a command asks. */
export async function openApp(
  globals: Globals,
  env: Env,
  run: Run,
): Promise<Desk & { readonly close: () => Promise<void> }> {
  const location = locate(globals, env);
  const clock = clockOf(globals.now ?? env['DOCKET_NOW']);
  let opened: Promise<App> | undefined;
  const appOn = async (opening: Promise<Store>): Promise<App> => ({
    store: await opening,
    clock,
    actor: globals.actor ?? env['DOCKET_ACTOR'] ?? userName(),
    dryRun: globals.dryRun,
    idempotencyKey: globals.idempotencyKey,
    onWait: () =>
      void process.stderr.write(`docket: waiting for another program that writes to ${location} …\n`),
  });
  return {
    location,
    clock,
    fixtures: fileURLToPath(new URL('../fixtures', import.meta.url)),
    open: () => (opened ??= import('./store/open.ts').then(({ openStore }) => appOn(openStore(location)))),
    create: () =>
      (opened ??= import('./store/open.ts').then(({ createStore }) => appOn(createStore(location)))),
    steady: () => setFlagsFromString('--semi-space-growth-factor=1'),
    say: (text) => void process.stdout.write(text),
    call: (words, surroundings) => run(words, { ...env, ...surroundings }),
    close: async () => (await opened?.catch(() => undefined))?.store.close(),
  };
}

export async function closeApp(desk: Awaited<ReturnType<typeof openApp>>): Promise<void> {
  await desk.close();
}

/** `--db`, else `DOCKET_DB`, else `./docket.db` where it is, else the user's data folder. */
function locate(globals: Globals, env: Env): string {
  const named = globals.db ?? env['DOCKET_DB'];
  if (named !== undefined && named !== '') return named;
  if (existsSync('docket.db')) return 'docket.db';
  return path.join(env['XDG_DATA_HOME'] ?? path.join(homedir(), '.local', 'share'), 'docket', 'docket.db');
}

function clockOf(fixed: string | undefined): () => Instant {
  if (fixed === undefined) return () => new Date().toISOString();
  const now = parseInstant(fixed);
  return () => now;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
