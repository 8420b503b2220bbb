import { momentIn } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import { latestOperation, showOperation, type OperationRecord } from '../../store/list/operations.ts';
import type { Work } from '../../store/work.ts';
import { impossible } from './reversal.ts';

const LIST = 'docket undo --list';

/**
 * Which operation is to be undone: the one that is named, or the latest that stands. Refuses (3) an unknown one, and
 * (4) one that was undone, an undo, and the one that set the shop up.
 */
export async function undoTarget(work: Work, named: number | null): Promise<number> {
  const operation = named === null ? await latestOperation(work) : await showOperation(work, named);
  if (!operation) throw new Refusal('not_found', 'Nothing was done yet.', { hint: LIST });
  await refuseUndone(work, operation);
  await refuseFirst(work, operation);
  return operation.id;
} // prettier-ignore

async function refuseUndone({ tx, shop }: Work, { id, command }: OperationRecord): Promise<void> {
  const row = await tx
    .selectFrom('operations as o')
    .leftJoin('operations as u', 'u.undoes', 'o.id')
    .select(['o.undoes', 'u.id as by', 'u.at'])
    .where('o.id', '=', id)
    .executeTakeFirst();
  if (row?.undoes != null)
    throw impossible(`Operation ${id} is itself the undo of ${row.undoes}; do it again by its own command.`, LIST);
  if (row?.by != null && row.at !== null) {
    const when = momentIn(row.at, shop.timezone);
    throw impossible(`Operation ${id} (${command}) is undone already, by operation ${row.by} at ${when}.`, LIST);
  }
} // prettier-ignore

async function refuseFirst({ tx }: Work, { id }: OperationRecord): Promise<void> {
  const first = await tx.selectFrom('operations').select('id').orderBy('id').limit(1).executeTakeFirst();
  if (first?.id === id)
    throw impossible('What set the shop up cannot be undone.', 'docket init --db OTHER.db … sets up another');
}

/** The same refusal where nobody named the operation: it says which one stays, and which one to try instead. */
export async function named(work: Work, refusal: Refusal, id: number): Promise<Refusal> {
  const [operation, before] = [await showOperation(work, id), await latestOperation(work, id)];
  const { message, code, hint, details } = refusal;
  const next = before === null ? [] : [`the write before it: docket undo ${before.id}`];
  return new Refusal(
    code,
    `The latest write, operation ${id} (${[operation.command, operation.subject].join(' ').trim()}), stays: ${message}`,
    { hint: [...(hint === undefined ? [] : [hint]), ...next].join('      or '), details: { ...details, operation: id } },
  );
} // prettier-ignore
