import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Server {
  /** A connection URL for one of its databases. */
  readonly url: (database: string) => string;
  readonly stop: () => Promise<void>;
}

/** A throwaway PostgreSQL server in a temporary folder, reached by a socket only; null where none is installed. */
export async function startServer(): Promise<Server | null> {
  const binaries = findBinaries();
  if (binaries === undefined) return null;
  const user = unprivileged();
  const folder = mkdtempSync(path.join(tmpdir(), 'docket-pg-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const as = {
    ...user,
    cwd: folder,
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC', HOME: folder },
  };
  const init = spawnSync(
    path.join(binaries, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N'],
    as,
  );
  if (init.status !== 0) throw new Error(`initdb failed: ${init.stderr.toString()}`);
  // Nothing here needs to survive a power cut, and the tests need to be quick.
  const settings = [
    'listen_addresses=',
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=100',
  ];
  const server = spawn(
    path.join(binaries, 'postgres'),
    ['-D', data, '-k', folder, ...settings.flatMap((setting) => ['-c', setting])],
    { ...as, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await ready(server);
  return {
    url: (database) => `postgres://postgres@/${database}?host=${encodeURIComponent(folder)}`,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => path.join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(path.delimiter),
  ];
  return folders.find(
    (folder) => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres')),
  );
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const name =
    ['postgres', 'nobody'].find((candidate) => spawnSync('id', ['-u', candidate]).status === 0) ?? 'nobody';
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, name]).toString());
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function ready(server: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('exit', (status) => reject(new Error(`postgres ended with ${status}: ${said}`)));
  });
}
