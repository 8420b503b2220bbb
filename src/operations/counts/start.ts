import type { AbcClass } from '../../domain/stock/abc.ts';
import { keptText, optionalTextProblems } from '../../domain/free-text.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';

export interface StartRequest {
  readonly location?: string | undefined;
  /** Only products of this class; all without it. */
  readonly abc?: AbcClass | undefined;
  /** Whoever counts is not told what is expected. */
  readonly blind?: boolean | undefined;
  readonly note?: string | undefined;
}

/**
 * Starts a count of a place; trading goes on meanwhile. Refuses (2) a note that cannot be kept and (3) an unknown
 * place. Returns the count's number.
 */
export async function startCount(work: Work, request: StartRequest): Promise<number> {
  const problems = new Problems();
  const locations = await loadLocations(work);
  problems.add(...optionalTextProblems({ note: request.note }));
  const place = problems.attempt(() => locations.byCode(request.location ?? work.shop.location), undefined);
  const { id: location_id } = problems.unlessFound(place);
  const [id = 0] = await record(work, [
    {
      type: 'count_started',
      location_id,
      abc: request.abc ?? null,
      blind: request.blind ? 1 : 0,
      started_at: work.now,
      started_on: work.today,
      note: keptText(request.note ?? ''),
    },
  ]);
  const { number } = await work.tx
    .selectFrom('counts')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return number;
}
