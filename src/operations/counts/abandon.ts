import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { openCount } from './open.ts';

/** Ends a count without touching the books; refuses (4) one that is over. Returns the count's number. */
export async function abandonCount(work: Work, request: { readonly count: number }): Promise<number> {
  const { id, number } = await openCount(work, request.count);
  await record(work, [{ type: 'count_abandoned', count_id: id }]);
  return number;
}
