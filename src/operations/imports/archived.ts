import type { DocketEvent, Kept } from '../../domain/events.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';

interface Written {
  readonly id: number;
  readonly archived: 'yes' | 'no' | null;
  readonly event: DocketEvent | string | null;
}

/** What a file brings as archived is archived as soon as it is there. */
export async function archiveNew(work: Work, kept: Kept, written: readonly Written[]): Promise<void> {
  const archived = written.filter(
    ({ archived, event }) =>
      archived === 'yes' && event !== null && typeof event !== 'string' && event.type !== 'edited',
  );
  await record(
    work,
    archived.map(({ id }) => ({
      type: 'edited', kept, id, changes: { archived_at: work.now }, before: { archived_at: null },
    })), // prettier-ignore
  );
}
