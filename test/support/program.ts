import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const launcher = path.join(root, 'bin', 'docket.cjs');

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Call {
  /** The database. */
  readonly db?: string;
  readonly cwd?: string;
  readonly input?: string;
  /** Another user of this machine, where the tests run as root. */
  readonly uid?: number;
  readonly now?: string;
}

/** Runs the real program, as a person or a script would, and waits for its end. */
export function docket(args: readonly string[], call: Call = {}): Promise<Ended> {
  const { ended, child } = start(args, call);
  child.stdin?.end(call.input ?? '');
  return ended;
}

/** Starts the real program. It is the process itself that gets the signals, with no launcher in between. */
export function start(
  args: readonly string[],
  call: Call = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [launcher, ...args], {
    cwd: call.cwd ?? tmpdir(),
    env: {
      PATH: process.env['PATH'],
      HOME: tmpdir(),
      XDG_CACHE_HOME: path.join(tmpdir(), `docket-cache-${call.uid ?? 'own'}`),
      ...(call.db === undefined ? {} : { DOCKET_DB: call.db }),
      ...(call.now === undefined ? {} : { DOCKET_NOW: call.now }),
    },
    ...(call.uid === undefined ? {} : { uid: call.uid, gid: call.uid }),
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (piece: Buffer) => (stdout += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
  // Who was killed reads no more of what is still written to it.
  child.stdin.on('error', () => {});
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
  return { child, ended };
}

/** Builds the program where its sources are newer; of several test files that ask at once, one does it. */
export async function built(): Promise<void> {
  const lock = path.join(
    tmpdir(),
    `docket-build-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`,
  );
  for (let waited = 0; !takeLock(lock); waited += 1) {
    if (waited > 200) rmSync(lock, { force: true });
    await pause(100);
  }
  try {
    if (isCurrent()) return;
    const build = path.join(root, 'tools', 'build.mjs');
    const { status, stderr } = spawnSync(process.execPath, [build], { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`the program cannot be built: ${stderr}`);
  } finally {
    rmSync(lock, { force: true });
  }
}

function takeLock(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx'));
    return true;
  } catch {
    return false;
  }
}

function isCurrent(): boolean {
  const bundle = ['main.cjs', 'main.js'].map((name) => path.join(root, 'dist', name)).find(existsSync);
  if (bundle === undefined) return false;
  const since = statSync(bundle).mtimeMs;
  return ['src', 'migrations', 'tools'].every((folder) => {
    const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
    const sources = files.filter((file) => /\.[cm]?[jt]s$/.test(file));
    return sources.every((file) => statSync(path.join(root, folder, file)).mtimeMs <= since);
  });
}

/** Sets up a shop with some mugs, through the program. */
export async function newShopAt(db: string, mugs: number): Promise<void> {
  const steps = [
    ['init', '--name', 'Kiosk', '--currency', 'GBP', '--country', 'GB', '--timezone', 'Europe/London'],
    ['products', 'add', 'MUG', '--name', 'Blue mug', '--price', '9.50', '--cost', '3.20'],
    ['stock', 'receive', 'MUG', String(mugs)],
  ];
  for (const step of steps) {
    const { status, stderr } = await docket(step, { db });
    if (status !== 0) throw new Error(`docket ${step.join(' ')}: ${stderr}`);
  }
}
