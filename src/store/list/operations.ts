import { Refusal } from '../../base/refusal.ts';
import type { Reading } from '../work.ts';

/** One write, as `undo` names it. */
export interface OperationRecord {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly command: string;
  readonly subject: string | null;
  readonly undone: boolean;
}

/** The latest writes, newest first; all of them where no limit is named. */
export async function listOperations(
  { tx }: Pick<Reading, 'tx'>,
  limit: number | undefined,
): Promise<OperationRecord[]> {
  const rows = await tx
    .selectFrom('operations as o')
    .leftJoin('operations as u', 'u.undoes', 'o.id')
    .select(['o.id', 'o.at', 'o.actor', 'o.command', 'o.subject', 'u.id as undone_by'])
    .orderBy('o.id', 'desc')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute();
  return rows.map(({ undone_by, ...operation }) => ({ ...operation, undone: undone_by !== null }));
}

/** The latest write that is not undone and is no undo itself, of those before an id; null where there is none. */
export async function latestOperation(
  { tx }: Pick<Reading, 'tx'>,
  before?: number,
): Promise<OperationRecord | null> {
  const row = await tx
    .selectFrom('operations as o')
    .leftJoin('operations as u', 'u.undoes', 'o.id')
    .select(['o.id', 'o.at', 'o.actor', 'o.command', 'o.subject'])
    .where('o.undoes', 'is', null)
    .where('u.id', 'is', null)
    .$if(before !== undefined, (query) => query.where('o.id', '<', before ?? 0))
    .orderBy('o.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, undone: false } : null;
}

/** One write by its id; refuses (3) an id that none has. */
export async function showOperation({ tx }: Pick<Reading, 'tx'>, id: number): Promise<OperationRecord> {
  const row = await tx
    .selectFrom('operations as o')
    .leftJoin('operations as u', 'u.undoes', 'o.id')
    .select(['o.id', 'o.at', 'o.actor', 'o.command', 'o.subject', 'u.id as undone_by'])
    .where('o.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found', `There is no operation ${id}.`, { hint: 'docket undo --list' });
  const { undone_by, ...operation } = row;
  return { ...operation, undone: undone_by !== null };
}
