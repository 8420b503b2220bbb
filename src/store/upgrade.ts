import path from 'node:path';
import { migrations, type Migration } from '../../migrations/index.ts';
import type { Instant } from '../base/days.ts';
import {
  backupFiles,
  backupShelf,
  firstOf,
  freeName,
  place,
  synchronised,
  synchroniseFolder,
} from './backup-files.ts';
import { copyDatabase } from './backup.ts';
import { migrate, schemaVersion, versionOf } from './migrate.ts';
import { refuseOtherVersions } from './open.ts';
import type { Store } from './store.ts';

/** What a migration did. */
export interface Upgrade {
  readonly from: number;
  readonly to: number;
  /** The copy of the file as it was before; null where nothing was to do, and on a server. */
  readonly copy: string | null;
}

export interface UpgradeRequest {
  readonly made_at: Instant;
  readonly dryRun: boolean;
  /** Those of this docket unless others are named. */
  readonly known?: readonly Migration[];
}

/** Brings a shop to this docket's schema, after a copy of its file; refuses what holds no shop or a newer one. */
export async function upgrade(store: Store, request: UpgradeRequest): Promise<Upgrade> {
  const { made_at, dryRun, known = migrations } = request;
  const from = await schemaVersion(store);
  const to = versionOf(known);
  if (from === to) return { from, to, copy: null };
  if (from === 0 || from > to) await refuseOtherVersions(store);
  if (dryRun) return { from, to, copy: null };
  const copy = store.engine === 'sqlite' ? await copyBefore(store, from, made_at) : null;
  await migrate(store, known);
  return { from, to, copy };
}

async function copyBefore(store: Store, version: number, made_at: Instant): Promise<string> {
  const { folder, database } = await backupShelf(store.name);
  const names = firstOf(backupFiles({ folder, database: `schema-${version}-${database}` }, made_at));
  const temporary = await copyDatabase(store, freeName(names));
  await synchronised(temporary);
  const file = await place(temporary, names);
  await synchroniseFolder(path.dirname(file));
  return file;
}
