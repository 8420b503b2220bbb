import { Refusal } from '../../base/refusal.ts';
import type { Location } from '../../store/load/locations.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { locationToChange, refuseNamedByOrders, refuseStocked } from './location.ts';
import { refuseOwn } from './own.ts';

/** Takes a place out of use; refuses (4) the shop's own, the last quarantine, and one where goods lie or orders look. */
export async function archiveLocation(work: Work, request: { readonly code: string }): Promise<string> {
  const location = await locationToChange(work, request.code);
  if (location.archived_at !== null) return location.code;
  refuseOwn(work, location, 'archived');
  await refuseStocked(work, location);
  await refuseNamedByOrders(work, location);
  await refuseLastQuarantine(work, location);
  const changes = { archived_at: work.now };
  await record(work, [
    { type: 'edited', kept: 'location', id: location.id, changes, before: { archived_at: null } },
  ]);
  return location.code;
}

async function refuseLastQuarantine(work: Work, { id, code, kind }: Location): Promise<void> {
  if (kind !== 'quarantine') return;
  const other = await work.tx
    .selectFrom('locations')
    .select('id')
    .where('kind', '=', 'quarantine')
    .where('id', '<>', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  if (other) return;
  throw new Refusal('in_use', `Returns are received at ${code}, and there is no other quarantine.`, {
    hint: 'docket locations add OTHER --name … --kind quarantine',
    details: { location: code },
  });
}
