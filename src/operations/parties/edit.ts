import { refuseAll } from '../../base/refusal.ts';
import { loadParty } from '../../store/load/parties.ts';
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

/** Changes a customer or a supplier; orders that are under way keep the address they were placed with. */
export async function editParty(work: Work, request: PartyEdit): Promise<string> {
  const { kind, code, restore, ...said } = request;
  const party = await loadParty(work, kind, code);
  const problems = new Problems();
  const returning =
    restore && party.archived_at !== null && party.email !== null ? { email: party.email } : {};
  const details = await detailsOf(work, { ...returning, ...said }, { problems, kind, own: party.id });
  refuseAll(problems.found);
  const changed = changesTo(party, { ...details, archived_at: restore ? null : undefined });
  if (changed) await record(work, [{ type: 'edited', kept: 'party', id: party.id, ...changed }]);
  return code;
}
