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

/** The latest writes, newest first. */
export async function listOperations({ tx }: Pick<Reading, 'tx'>, limit: number): Promise<OperationRecord[]> {
  const rows = await tx
    .selectFrom('operations as o')
    .leftJoin('operations as u', 'u.undoes', 'o.id')
    .select(['o.id', 'o.at', 'o.actor', 'o.command', 'o.subject', 'u.id as undone_by'])
    .orderBy('o.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ undone_by, ...operation }) => ({ ...operation, undone: undone_by !== null }));
}

/** The latest write that is not undone and is no undo itself; null in a new shop. */
export async function latestOperation({ tx }: Pick<Reading, 'tx'>): Promise<OperationRecord | null> {
  const row = await tx
    .selectFrom('operations as o')
    .leftJoin('operations as u', 'u.undoes', 'o.id')
    .select(['o.id', 'o.at', 'o.actor', 'o.command', 'o.subject'])
    .where('o.undoes', 'is', null)
    .where('u.id', 'is', null)
    .orderBy('o.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, undone: false } : null;
}

/** One write by its id; null where there is none. */
export async function showOperation(
  { tx }: Pick<Reading, 'tx'>,
  id: number,
): Promise<OperationRecord | null> {
  const row = await tx
    .selectFrom('operations as o')
    .leftJoin('operations as u', 'u.undoes', 'o.id')
    .select(['o.id', 'o.at', 'o.actor', 'o.command', 'o.subject', 'u.id as undone_by'])
    .where('o.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { undone_by, ...operation } = row;
  return { ...operation, undone: undone_by !== null };
}
