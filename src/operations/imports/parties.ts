import { codeProblem } from '../../domain/catalog/code.ts';
import { isEmail } from '../../domain/catalog/email.ts';
import { nameKey } from '../../domain/catalog/name.ts';
import type { DocketEvent } from '../../domain/events.ts';
import { optionalTextProblems } from '../../domain/free-text.ts';
import { Issues } from '../../domain/imports/issue.ts';
import type { PartyRecord } from '../../domain/imports/records.ts';
import type { Party } from '../../store/load/parties.ts';
import { peopleWhere } from '../../store/load/people.ts';
import { record } from '../../store/record/index.ts';
import { chunks } from '../../store/rows.ts';
import type { Work } from '../../store/work.ts';
import { changesTo } from '../changes.ts';
import { freeCodes } from './codes.ts';
import { leftOut, refuseTwins, sound, type Outcome, type ToImport } from './outcome.ts';

type PartyKind = 'customer' | 'supplier';

/**
 * Adds and edits customers or suppliers: by code, else by e-mail, else (where the file has neither) by name and
 * address. Blank cells leave what is there.
 */
export async function importParties(
  work: Work,
  given: ToImport<PartyRecord>,
  kind: PartyKind,
): Promise<Outcome> {
  const issues = new Issues(given.file, given.issues);
  const known = await loadKnown(work, given.records, kind);
  refuseTwins(given.records, issues, ({ code }) =>
    code === null ? null : { key: code, what: `The ${kind} ${code}` },
  );
  if (kind === 'customer')
    refuseTwins(given.records, issues, ({ email }) =>
      email === null ? null : { key: email, what: `The e-mail address ${email}` },
    );
  for (const party of given.records) examine(party, issues, known);
  const matches = sound(given.records, issues).map((party) => ({ party, match: known.find(party) }));
  const wanted = matches.filter(({ match }) => mayWrite(given.options.mode, match !== undefined));
  const events = await decide(work, kind, wanted);
  let done = 0;
  for (const chunk of chunks(events)) {
    await record(work, chunk);
    done += chunk.length;
    await given.pace(done);
  }
  return {
    created: events.filter(({ type }) => type === 'party_added').length,
    updated: events.filter(({ type }) => type === 'edited').length,
    unchanged: matches.length - events.length,
    also: {},
    issues: issues.found,
    warnings: [...leftOut(matches.length - wanted.length, given.options.mode), ...otherCodes(wanted, kind)],
  };
}

function mayWrite(mode: string, exists: boolean): boolean {
  return mode === 'upsert' || exists === (mode === 'update_only');
}

interface Known {
  readonly find: (party: PartyRecord) => Party | undefined;
  /** Customers in use by e-mail: an order that names its customer by e-mail must mean one. */
  readonly byEmail: ReadonlyMap<string, Party>;
}

async function loadKnown(work: Work, records: readonly PartyRecord[], kind: PartyKind): Promise<Known> {
  const said = (pick: (record: PartyRecord) => string | null): string[] =>
    records.map(pick).filter((text) => text !== null);
  const people = async (column: 'code' | 'email' | 'name_key', values: string[]): Promise<Party[]> =>
    peopleWhere(work, kind, { column, values });
  const coded = new Map(
    (
      await people(
        'code',
        said(({ code }) => code),
      )
    ).map((party) => [party.code, party]),
  );
  const active = (
    await people(
      'email',
      said(({ email }) => email),
    )
  ).filter((party) => party.archived_at === null);
  const byEmail = new Map(active.map((party) => [party.email ?? '', party]));
  const nameless = records.filter(({ code, email }) => code === null && email === null);
  const named = await people(
    'name_key',
    nameless.map(({ name }) => nameKey(name)),
  );
  return {
    byEmail,
    find(party) {
      if (party.code !== null && coded.has(party.code)) return coded.get(party.code);
      if (party.email !== null)
        return kind === 'customer' || party.code === null ? byEmail.get(party.email) : undefined;
      if (party.code !== null) return undefined;
      return named.find((each) => each.name_key === nameKey(party.name) && samePlace(each, party));
    },
  };
}

function samePlace(known: Party, said: PartyRecord): boolean {
  return (['phone', 'line1', 'city', 'postcode'] as const).every(
    (field) => said[field] === null || known[field] === said[field],
  );
}

function examine(party: PartyRecord, issues: Issues, known: Known): void {
  const [line = 0] = party.rows;
  const { code, email, terms } = party;
  const complain = (column: string, message: string | undefined): void => {
    if (message !== undefined) issues.add(line, 'input.invalid', message, { column });
  };
  if (code !== null) complain('code', codeProblem(code));
  if (email !== null && !isEmail(email)) complain('email', `“${email}” is no e-mail address.`);
  if (terms !== null && terms > 3650)
    complain('terms', `The terms are ${terms} days; they go from 0 to 3650.`);
  const { name, phone, line1, line2, city, postcode, country, note } = party;
  for (const problem of optionalTextProblems({ name, phone, line1, line2, city, postcode, country, note }))
    issues.add(line, problem.code, problem.message);
  const match = known.find(party);
  const holder = email === null ? undefined : known.byEmail.get(email);
  if (match?.kind === 'customer' && holder && holder.id !== match.id)
    issues.add(line, 'exists', `${email} is the e-mail address of customer ${holder.code} already.`, {
      column: 'email',
    });
}

type Match = { readonly party: PartyRecord; readonly match: Party | undefined };

async function decide(
  work: Work,
  kind: PartyKind,
  matches: readonly Match[],
): Promise<DocketEvent<'party_added' | 'edited'>[]> {
  const nameless = matches.filter(({ party, match }) => match === undefined && party.code === null);
  const taken = new Set(matches.flatMap(({ party: { code } }) => (code === null ? [] : [code])));
  const codes = await freeCodes(work, kind, { count: nameless.length, taken });
  return matches.flatMap(({ party, match }): DocketEvent<'party_added' | 'edited'>[] => {
    const { rows: _, code, ...said } = party;
    if (match === undefined) {
      const given = code ?? codes.shift() ?? null;
      return [
        { type: 'party_added', kind, ...said, code: given, terms: said.terms ?? 0, recipient_of: null },
      ];
    }
    const wanted = Object.fromEntries(
      Object.entries(said).map(([name, value]) => [name, value ?? undefined]),
    );
    const changed = changesTo(match, wanted);
    return changed === null ? [] : [{ type: 'edited', kept: 'party', id: match.id, ...changed }];
  });
}

function otherCodes(matches: readonly Match[], kind: PartyKind): string[] {
  const others = matches.filter(
    ({ party, match }) => match && party.code !== null && match.code !== party.code,
  );
  if (others.length === 0) return [];
  const named = others.map(({ party, match }) => `${party.code} is ${match?.code}`).slice(0, 20);
  return [`By their e-mail these are ${kind}s under another code, which they keep: ${named.join(', ')}.`];
}
