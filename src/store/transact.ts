import type { Transaction } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import { engineCode, explained } from './failures.ts';
import type { Store } from './store.ts';
import type { Schema } from './schema.ts';

const PATIENCE_MS = 15_000;
const SAY_SO_AFTER_MS = 1_000;
/** Another writer was first; the whole body is run again on what is true now. */
const retried: ReadonlySet<string> = new Set(['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', '40001', '40P01']);
/**
 * On PostgreSQL two writers may both find a name free and both take it, or one takes away what the other refers to: the
 * one that is told so by a constraint runs again, sees it and refuses. A constraint that still speaks then is a bug of
 * ours.
 */
const raced: ReadonlySet<string> = new Set(['23503', '23505', '23514']);
const RACES = 3;

export type Tx = Transaction<Schema>;

/** What was read is no longer so: a guarded update changed no row. */
export class Stale extends Error {}

/** Carries the result of a dry run out of the transaction that is rolled back. */
class RolledBack<T> extends Error {
  readonly result: T;

  constructor(result: T) {
    super('rolled back');
    this.result = result;
  }
}

export interface TransactOptions {
  readonly dryRun?: boolean;
  /** Called once when another writer makes this one wait. */
  readonly onWait?: () => void;
}

/** Runs one write as one transaction: all of it or nothing, tried again while another writer is in the way. */
export async function transact<T>(
  store: Store,
  body: (tx: Tx) => Promise<T>,
  options: TransactOptions = {},
): Promise<T> {
  const started = performance.now();
  let said = false;
  for (let races = 0; ;) {
    try {
      return await attempt(store, body, options.dryRun ?? false);
    } catch (error) {
      const waited = performance.now() - started;
      if (raced.has(engineCode(error) ?? '')) races += 1;
      if (!mayRetry(error, races) || waited > PATIENCE_MS) throw explained(error, store.name);
      if (!said && waited > SAY_SO_AFTER_MS) {
        said = true;
        options.onWait?.();
      }
      await pause(5 + Math.random() * 20);
    }
  }
}

async function attempt<T>(store: Store, body: (tx: Tx) => Promise<T>, dryRun: boolean): Promise<T> {
  try {
    return await store.db.transaction().execute(async (tx) => {
      const result = await body(tx);
      if (dryRun) throw new RolledBack(result);
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result as T;
    throw error;
  }
}

function mayRetry(error: unknown, races: number): boolean {
  const code = engineCode(error) ?? '';
  return error instanceof Stale || retried.has(code) || (raced.has(code) && races <= RACES);
}

/** Several reads of one moment; SQLite's always are, PostgreSQL has to be asked. */
export async function reading<T>(store: Store, body: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    const begun = store.db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read');
    return await begun.execute(body);
  } catch (error) {
    throw explained(error, store.name);
  }
}
