import { rename } from 'node:fs/promises';
import path from 'node:path';
import type { Instant } from '../base/days.ts';
import { backupFolder, backupName, copyDatabase } from './backup.ts';
import { latestVersion, migrate, schemaVersion } from './migrate.ts';
import { refuseOtherVersions, type Store } from './open.ts';

/** What a migration did. */
export interface Upgrade {
  readonly from: number;
  readonly to: number;
  /** The copy of the file as it was before; null where nothing was to do, and on a server. */
  readonly copy: string | null;
}

/** Brings a shop to this docket's schema, after a copy of its file; refuses what holds no shop or a newer one. */
export async function upgrade(
  store: Store,
  { made_at, dryRun }: { readonly made_at: Instant; readonly dryRun: boolean },
): Promise<Upgrade> {
  const from = await schemaVersion(store);
  const to = latestVersion;
  if (from === to) return { from, to, copy: null };
  if (from === 0 || from > to) await refuseOtherVersions(store);
  if (dryRun) return { from, to, copy: null };
  const copy = store.engine === 'sqlite' ? await copyBefore(store, from, made_at) : null;
  await migrate(store);
  return { from, to, copy };
}

async function copyBefore(store: Store, version: number, made_at: Instant): Promise<string> {
  const folder = await backupFolder(store.name);
  const file = path.join(folder, `schema-${version}-${backupName(made_at)}`);
  await rename(await copyDatabase(store, file), file);
  return file;
}
