import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { parseInstant, type Instant } from './base/days.ts';
import type { Desk } from './commands/desk.ts';
import type { Globals } from './kit/command.ts';
import type { App } from './operations/perform.ts';
import type { Rehearsal } from './store/open.ts';
import type { Store } from './store/store.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Run = (argv: readonly string[], env: Env) => Promise<number>;

type OpenedDesk = Desk & {
  /** The time zone of the shop that was opened, where there is one to ask. */
  readonly timezone: () => Promise<string | undefined>;
  readonly close: () => Promise<void>;
};

/** Puts flags, environment and defaults together; nothing is opened until a command asks. */
export async function openApp(globals: Globals, env: Env, run: Run): Promise<OpenedDesk> {
  const location = locate(globals, env);
  const clock = clockOf(globals.now ?? said(env, 'DOCKET_NOW'));
  const who = {
    actor: globals.actor ?? said(env, 'DOCKET_ACTOR') ?? userName(),
    idempotencyKey: globals.idempotencyKey,
  };
  let opened: Promise<App> | undefined;
  const appOn = async (opening: Promise<Rehearsal>): Promise<App> => ({
    ...(await opening),
    clock,
    ...who,
    dryRun: globals.dryRun,
    onWait: () =>
      void process.stderr.write(`docket: waiting for another program that writes to ${location} …\n`),
  });
  return {
    location,
    clock,
    surroundings: (setting) => said(env, `DOCKET_${setting.toUpperCase()}`) ?? '',
    fixtures: fileURLToPath(new URL('../fixtures', import.meta.url)),
    fonts,
    open: () =>
      (opened ??= import('./store/open.ts').then(({ openStore }) => appOn(openStore(location).then(alone)))),
    create: () =>
      (opened ??= Promise.all([import('./store/open.ts'), import('./operations/perform.ts')]).then(
        ([{ createStore, rehearseStore }, { refuseUnkeepable }]) => {
          // Before a file is there.
          refuseUnkeepable(who);
          return appOn(globals.dryRun ? rehearseStore(location) : createStore(location).then(alone));
        },
      )),
    steady: () => setFlagsFromString('--semi-space-growth-factor=1'),
    say: (text) => void process.stdout.write(text),
    call: (words, surroundings) => run(words, { ...env, ...surroundings }),
    timezone: async () => {
      const app = await opened?.catch(() => undefined);
      return app && timezoneOf(app.store).catch(() => undefined);
    },
    close: async () => (await opened?.catch(() => undefined))?.store.close(),
  };
}

/** Where the fonts lie: beside the bundle, or in their package where docket runs from its sources. */
const fontFolders = ['./fonts/', '../node_modules/dejavu-fonts-ttf/ttf/'];

async function fonts(): ReturnType<Desk['fonts']> {
  const folders = fontFolders.map((folder) => fileURLToPath(new URL(folder, import.meta.url)));
  const folder = folders.find((one) => existsSync(one)) ?? '';
  const read = (name: string) => readFile(path.join(folder, `DejaVuSansCondensed${name}.ttf`));
  return { plain: await read(''), bold: await read('-Bold') };
}

function alone(store: Store): Rehearsal {
  return { store };
}

export async function closeApp(desk: OpenedDesk): Promise<void> {
  await desk.close();
}

async function timezoneOf(store: Store): Promise<string> {
  const [{ reading }, { loadShop }] = await Promise.all([
    import('./store/transact.ts'),
    import('./store/load/shop.ts'),
  ]);
  return (await reading(store, loadShop)).timezone;
}

/** `--db`, else `DOCKET_DB`, else `./docket.db` where it is, else the user's data folder. */
function locate(globals: Globals, env: Env): string {
  const named = globals.db ?? said(env, 'DOCKET_DB');
  if (named !== undefined) return named;
  if (existsSync('docket.db')) return 'docket.db';
  const data = said(env, 'XDG_DATA_HOME') ?? path.join(homedir(), '.local', 'share');
  return path.join(data, 'docket', 'docket.db');
}

/** A variable that is empty counts as not set, as everywhere on Unix. */
function said(env: Env, name: string): string | undefined {
  return env[name] === '' ? undefined : env[name];
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
