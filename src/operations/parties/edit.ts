import { loadParty, type Party } from '../../store/load/parties.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { changesTo } from '../changes.ts';
import { Problems } from '../collect.ts';
import { detailsOf, type PartyDetails, type PartyKind } from './read.ts';

export interface PartyEdit extends PartyDetails {
  readonly kind: PartyKind;
  readonly code: string;
  /** Takes it back from the archive. */
  readonly restore?: boolean | undefined;
}

/**
 * Changes a customer or a supplier; orders that are under way keep the address they were placed with. Refuses what
 * cannot be (2), a code that nobody has (3) and an e-mail that is taken (4) together.
 */
export async function editParty(work: Work, request: PartyEdit): Promise<string> {
  const { kind, code, restore, ...said } = request;
  const problems = new Problems();
  const found = await problems.attemptLater(() => loadParty(work, kind, code), undefined);
  const returning = restore && found ? emailOnReturn(found) : {};
  const details = await detailsOf(work, { ...returning, ...said }, { problems, kind, own: found?.id });
  const party = problems.unlessFound(found);
  const changed = changesTo(party, { ...details, archived_at: restore ? null : undefined });
  if (changed) await record(work, [{ type: 'edited', kept: 'party', id: party.id, ...changed }]);
  return code;
}

/** It must still be free when its holder comes back from the archive. */
function emailOnReturn({ archived_at, email }: Party): Pick<PartyDetails, 'email'> {
  return archived_at === null || email === null ? {} : { email };
}
