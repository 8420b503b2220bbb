import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { Instant } from '../base/days.ts';
import { Refusal } from '../base/refusal.ts';
import {
  cannotWrite,
  discard,
  firstOf,
  freeName,
  place,
  synchronised,
  synchroniseFolder,
} from './backup-files.ts';
import { explained } from './failures.ts';
import { countRows, type Manifest } from './list/db.ts';
import { latestVersion } from './migrate.ts';
import { openStore } from './open.ts';
import type { Store } from './store.ts';
import { reading, type Tx } from './transact.ts';
import type { Reading } from './work.ts';

export interface BackupRequest {
  /** Where to: the first of these names that is free. */
  readonly files: Iterable<string>;
  readonly made_at: Instant;
  /** Finds what is wrong with the books of the copy. */
  readonly prove: (reading: Reading) => Promise<readonly string[]>;
}

/**
 * Copies a SQLite database while others work in it. The copy gets its name only after it was opened, read through and
 * found sound. Refuses (4) to overwrite, (1) a copy that is not sound, (73) where it cannot be written.
 */
export async function backup(store: Store, { files, made_at, prove }: BackupRequest): Promise<Manifest> {
  const names = firstOf(files);
  const wanted = freeName(names);
  try {
    const temporary = await copyDatabase(store, wanted);
    try {
      const counts = await proved(temporary, prove);
      const bytes = await synchronised(temporary);
      const sha256 = await hashOf(temporary);
      const file = await place(temporary, names);
      const manifest = { file: path.basename(file), made_at, schema_version: latestVersion, bytes, sha256, counts };
      await writeManifest(file, manifest);
      await synchroniseFolder(path.dirname(file));
      await sql`pragma wal_checkpoint(truncate)`.execute(store.db);
      return manifest;
    } finally {
      await discard(temporary);
    }
  } catch (error) {
    throw cannotWrite(error, wanted);
  }
} // prettier-ignore

/** A copy beside where it will lie, under a temporary name and readable by its owner only. */
export async function copyDatabase(store: Store, file: string): Promise<string> {
  const unique = crypto.randomUUID().slice(0, 8);
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${unique}.tmp`);
  // SQLite fills an empty file that is there, and keeps its rights.
  await (await open(temporary, 'wx', 0o600)).close();
  try {
    await sql`vacuum into ${temporary}`.execute(store.db);
  } catch (error) {
    await discard(temporary);
    throw explained(error, temporary);
  }
  return temporary;
}

async function proved(file: string, prove: BackupRequest['prove']): Promise<Record<string, number>> {
  const copy = await openStore(file);
  try {
    return await reading(copy, async (tx) => {
      const problems = [...(await broken(tx)), ...(await prove({ tx, engine: copy.engine }))];
      if (problems.length > 0) throw unsound(problems);
      return countRows(tx);
    });
  } finally {
    await copy.close();
  }
}

async function broken(tx: Tx): Promise<string[]> {
  const integrity = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(tx);
  const keys = await sql<{ table: string; rowid: number }>`pragma foreign_key_check`.execute(tx);
  return [
    ...integrity.rows.map((row) => row.integrity_check).filter((said) => said !== 'ok'),
    ...keys.rows.map((row) => `row ${row.rowid} of ${row.table} names something that is not there`),
  ];
}

function unsound(problems: readonly string[]): Refusal {
  return new Refusal(
    'check.problems',
    `The copy is not sound, so it was not kept:\n${problems.slice(0, 20).join('\n')}`,
    { hint: 'docket db check', details: { problems: problems.slice(0, 20) } },
  );
}

export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

async function writeManifest(file: string, manifest: Manifest): Promise<void> {
  const handle = await open(`${file}.json`, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
