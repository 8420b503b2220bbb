import { sql } from 'kysely';
import type { Instant } from '../../base/days.ts';
import type { Store } from '../store.ts';
import { latestVersion, schemaVersion } from '../migrate.ts';
import type { Tx } from '../transact.ts';
import type { Engine } from '../columns.ts';

/** What a database is and holds. */
export interface DatabaseRecord {
  readonly engine: Engine;
  /** The engine's own. */
  readonly version: string;
  readonly path: string;
  readonly schema_version: number;
  /** Rows a table; empty where this docket does not know the schema. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What stands in the manifest beside a backup. */
export interface Manifest {
  readonly file: string;
  readonly made_at: Instant;
  readonly schema_version: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly counts: Readonly<Record<string, number>>;
}

const counted = [
  'products', 'parties', 'channels', 'locations', 'orders', 'order_lines', 'payments', 'credits', 'shipments',
  'returns', 'stock_levels', 'stock_moves', 'import_batches', 'operations', 'events',
] as const; // prettier-ignore

/** Says what a database is, also one of another version. */
export async function databaseInfo(store: Store): Promise<DatabaseRecord> {
  const schema_version = await schemaVersion(store);
  return {
    engine: store.engine,
    version: await engineVersion(store),
    path: store.name,
    schema_version,
    counts: schema_version === latestVersion ? await countRows(store.db) : {},
  };
}

async function engineVersion({ engine, db }: Store): Promise<string> {
  const { rows } = await (
    engine === 'sqlite'
      ? sql<{ version: string }>`select sqlite_version() as version`
      : sql<{ version: string }>`select current_setting('server_version') as version`
  ).execute(db);
  return rows[0]?.version ?? '';
}

/** How many rows the tables have that people ask about. */
export async function countRows(db: Store['db'] | Tx): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of counted) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
      db,
    );
    counts[table] = rows[0]?.count ?? 0;
  }
  return counts;
}
