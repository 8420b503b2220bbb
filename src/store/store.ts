import type { Kysely } from 'kysely';
import type { Engine } from './columns.ts';
import type { Schema } from './schema.ts';

/** An open database. */
export interface Store {
  readonly engine: Engine;
  readonly db: Kysely<Schema>;
  /** What errors call it: the path, or the server without its password. */
  readonly name: string;
  readonly close: () => Promise<void>;
}
