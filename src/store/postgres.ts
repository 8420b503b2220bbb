import { PostgresDialect } from 'kysely';
import type { Dialect } from 'kysely';

/** The object ids of `bigint` and `numeric`. */
const wide: ReadonlySet<number> = new Set([20, 1700]);
/** How long a statement waits for another writer's row. */
const LOCK_TIMEOUT_MS = 15_000;

/** Sums of 64-bit integers arrive as text: they become numbers, and what a number cannot hold is refused. */
export function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is no safe integer`);
  return value;
}

/** The dialect for a PostgreSQL server; `pg` is loaded only here, when somebody has one. */
export async function postgresDialect(url: string): Promise<Dialect> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: 10_000,
    options: `-c lock_timeout=${LOCK_TIMEOUT_MS} -c timezone=UTC`,
    types: {
      getTypeParser: (oid, format) => (wide.has(oid) ? safeInteger : pg.types.getTypeParser(oid, format)),
    },
  });
  // Without a listener, a connection that dies while idle would end the process.
  pool.on('error', () => {});
  return new PostgresDialect({ pool });
}
