import { createHash } from 'node:crypto';
import { dayOf, momentIn, type Instant } from '../base/days.ts';
import { Refusal, refuseAll } from '../base/refusal.ts';
import { freeTextProblems } from '../domain/free-text.ts';
import { loadShop } from '../store/load/shop.ts';
import { takeIds } from '../store/numbers.ts';
import type { Store } from '../store/store.ts';
import { insertRows } from '../store/rows.ts';
import { transact, type Tx } from '../store/transact.ts';
import type { Work } from '../store/work.ts';

/** An open shop, and who works in it when. */
export interface App {
  readonly store: Store;
  /** Makes the tables that are to be rolled back with the rest; where a new shop is only rehearsed. */
  readonly prepare?: ((tx: Tx) => Promise<unknown>) | undefined;
  readonly clock: () => Instant;
  readonly actor: string;
  readonly dryRun: boolean;
  readonly idempotencyKey: string | undefined;
  /** Called once when another writer makes this one wait. */
  readonly onWait: () => void;
}

export interface Write<Request> {
  /** The command as the log names it, such as `orders place`. */
  readonly command: string;
  /** What was asked for: hashed, so that an idempotency key cannot be used for something else. */
  readonly request: Request;
  readonly idempotencyKey?: string | undefined;
  /** Finds the operation that this one takes back, if it is one that does; refuses what cannot be taken back. */
  readonly undoes?: ((work: Work) => Promise<number | undefined>) | undefined;
}

/** What an operation made, as its command and a repetition name it: a number, SKU or code. */
export type Subject = string | number;

/**
 * Runs an operation as one transaction with its row in `operations`, and then reads what it made (inside the
 * transaction, so that a dry run shows it too). The same idempotency key with the same content does nothing and
 * reads what was made then; with other content it is refused (4). Refuses (2) an actor and a key that cannot be kept.
 */
export async function perform<Request, Made>(
  app: App,
  write: Write<Request>,
  operation: (work: Work, request: Request) => Promise<Subject>,
  show: (work: Work, subject: string) => Promise<Made>,
): Promise<Made> {
  const key = write.idempotencyKey ?? app.idempotencyKey;
  refuseUnkeepable({ actor: app.actor, idempotencyKey: key });
  return transact(
    app.store,
    async (tx) => {
      await app.prepare?.(tx);
      const content = contentHash(write);
      const earlier = key === undefined ? undefined : await earlierSubject(tx, key, content);
      const work = await beginWork(app, tx);
      if (earlier !== undefined) return show(work, earlier);
      await openOperation(work, write, key, content);
      const subject = String(await operation(work, write.request));
      await tx.updateTable('operations').set({ subject }).where('id', '=', work.operation).execute();
      return show(work, subject);
    },
    { dryRun: app.dryRun, onWait: app.onWait },
  );
}

/** Refuses (2) who does it, and a key, that cannot be kept in the log: empty, unprintable, a card number. */
export function refuseUnkeepable({ actor, idempotencyKey }: Pick<App, 'actor' | 'idempotencyKey'>): void {
  refuseAll(freeTextProblems({ actor, idempotency_key: idempotencyKey }));
}

async function beginWork(app: App, tx: Tx): Promise<Work> {
  const shop = await loadShop(tx);
  const now = app.clock();
  const { engine } = app.store;
  const operation = (await takeIds({ tx, engine }, 1))();
  return { tx, engine, shop, now, today: dayOf(now, shop.timezone), actor: app.actor, operation };
}

async function openOperation<Request>(
  work: Work,
  write: Write<Request>,
  key: string | undefined,
  content_hash: string,
): Promise<void> {
  const { operation, now, actor } = work;
  const { command } = write;
  const undoes = await write.undoes?.(work);
  await insertRows(work, 'operations', [
    {
      id: operation,
      at: now,
      actor,
      command,
      content_hash,
      idempotency_key: key ?? null,
      subject: null,
      undoes: undoes ?? null,
    },
  ]);
}

function contentHash({ command, request }: Write<unknown>): string {
  return createHash('sha256')
    .update(`${command}\n${JSON.stringify(request)}`)
    .digest('hex');
}

async function earlierSubject(tx: Tx, key: string, content: string): Promise<string | undefined> {
  const earlier = await tx
    .selectFrom('operations')
    .selectAll()
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
  if (!earlier) return undefined;
  if (earlier.content_hash === content) return earlier.subject ?? '';
  const at = momentIn(earlier.at, (await loadShop(tx)).timezone);
  throw new Refusal(
    'idempotency.conflict',
    `The idempotency key “${key}” was used for something else: ${earlier.command} at ${at}.`,
    {
      hint: 'Use a new key for a new request.',
      details: { key, command: earlier.command, at: earlier.at },
    },
  );
}
