import { Refusal, refuseAll } from '../../base/refusal.ts';
import { codeProblem } from '../../domain/catalog/code.ts';
import { partyByCode } from '../../store/load/parties.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { detailsOf, type PartyDetails, type PartyKind } from './read.ts';

export interface PartyRequest extends PartyDetails {
  readonly kind: PartyKind;
  readonly code: string;
  readonly name: string;
}

/** Adds a customer or a supplier; refuses (2) what cannot be, (4) a code or e-mail that is taken. Returns the code. */
export async function addParty(work: Work, request: PartyRequest): Promise<string> {
  const { kind, code, ...said } = request;
  const problems = new Problems();
  await problems.attemptLater(() => refuseCode(work, kind, code), undefined);
  const details = await detailsOf(work, said, { problems, kind });
  refuseAll(problems.found);
  await record(work, [
    {
      type: 'party_added',
      kind,
      code,
      name: details.name ?? said.name,
      email: details.email ?? null,
      phone: details.phone ?? null,
      line1: details.line1 ?? null,
      line2: details.line2 ?? null,
      city: details.city ?? null,
      postcode: details.postcode ?? null,
      country: details.country ?? null,
      terms: details.terms ?? 0,
      note: details.note ?? null,
      recipient_of: null,
    },
  ]);
  return code;
}

async function refuseCode(work: Work, kind: PartyKind, code: string): Promise<void> {
  const problem = codeProblem(code);
  if (problem !== undefined) throw new Refusal('input.invalid', problem);
  if (!(await partyByCode(work, kind, code))) return;
  throw new Refusal('exists', `There is a ${kind} ${code} already.`, {
    hint: `docket ${kind}s edit ${code} …`,
    details: { code },
  });
}
