import { codeProblem } from '../../domain/catalog/code.ts';
import { isEmail } from '../../domain/catalog/email.ts';
import { nameKey } from '../../domain/catalog/name.ts';
import type { DocketEvent } from '../../domain/events.ts';
import { optionalTextProblems } from '../../domain/free-text.ts';
import type { Issues } from '../../domain/imports/issue.ts';
import type { PartyRecord } from '../../domain/imports/records.ts';
import type { Party } from '../../store/load/parties.ts';
import { peopleWhere } from '../../store/load/people.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { changesTo } from '../changes.ts';
import { archiveNew } from './archived.ts';
import { freeCodes } from './codes.ts';
import { mayWrite, sound, Tally, type Begin, type Told } from './outcome.ts';
import { changesOf } from './told.ts';

type PartyKind = 'customer' | 'supplier';

/**
 * Adds and edits customers or suppliers: by code, else by e-mail, else (where the file has neither) by name and
 * address. Blank cells leave what is there.
 */
export function importParties(kind: PartyKind): Begin<PartyRecord> {
  return async (work, importing) => {
    const { issues, options } = importing;
    const tally = new Tally(importing);
    const others: string[] = [];
    return {
      async take(records) {
        const known = await loadKnown(work, records, kind);
        for (const party of sound(records, issues)) examine(party, issues, known);
        const matches = sound(records, issues).map((party) => ({ party, match: known.find(party) }));
        const wanted = matches.filter(({ match }) => mayWrite(options.mode, match !== undefined));
        for (const { party } of matches.filter((match) => !wanted.includes(match)))
          tally.count({ ...named(party), becomes: 'left_out', changes: [] });
        const events = await decide(work, kind, wanted);
        for (const [index, { party }] of wanted.entries())
          tally.count(toldOf(party, events[index] ?? null, work.shop.currency));
        const written = wanted.flatMap(({ party }, index) => {
          const event = events[index];
          return event ? [{ ...party, event }] : [];
        });
        const ids = await record(
          work,
          written.map(({ event }) => event),
        );
        await archiveNew(
          work,
          'party',
          written.map((one, index) => ({ ...one, id: ids[index] ?? 0 })),
        );
        others.push(...otherCodes(wanted));
      },
      end: async () => tally.outcome({}, otherCodesOf(others, kind)),
    };
  };
}

function named({ rows, code, name }: PartyRecord): Pick<Told, 'line' | 'what'> {
  return { line: rows[0] ?? 0, what: code ?? name };
}

function toldOf(party: PartyRecord, event: Decision, currency: string): Told {
  if (event === null) return { ...named(party), becomes: 'unchanged', changes: [] };
  if (event.type === 'party_added') return { ...named(party), becomes: 'created', changes: [] };
  return { ...named(party), becomes: 'updated', changes: changesOf(event, currency) };
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
  const complain = (column: string, message: string | undefined, value?: string): void => {
    if (message !== undefined)
      issues.add(line, 'input.invalid', message, { column, ...(value !== undefined && { value }) });
  };
  if (code !== null) complain('code', codeProblem(code), code);
  if (email !== null && !isEmail(email)) complain('email', `“${email}” is no e-mail address.`, email);
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

type Decision = DocketEvent<'party_added' | 'edited'> | null;

/** One decision a match; null where nothing changes. */
async function decide(work: Work, kind: PartyKind, matches: readonly Match[]): Promise<Decision[]> {
  const nameless = matches.filter(({ party, match }) => match === undefined && party.code === null);
  const taken = new Set(matches.flatMap(({ party: { code } }) => (code === null ? [] : [code])));
  const codes = await freeCodes(work, kind, { count: nameless.length, taken });
  return matches.map(({ party, match }): Decision => {
    const { rows: _, code, archived: _archived, ...said } = party;
    if (match === undefined) {
      const given = code ?? codes.shift() ?? null;
      return { type: 'party_added', kind, ...said, code: given, terms: said.terms ?? 0, recipient_of: null };
    }
    const wanted = Object.fromEntries(
      Object.entries(said).map(([name, value]) => [name, value ?? undefined]),
    );
    const changed = changesTo(match, wanted);
    return changed === null ? null : { type: 'edited', kept: 'party', id: match.id, ...changed };
  });
}

function otherCodes(matches: readonly Match[]): string[] {
  return matches.flatMap(({ party, match }) =>
    match && party.code !== null && match.code !== party.code ? [`${party.code} is ${match.code}`] : [],
  );
}

function otherCodesOf(others: readonly string[], kind: PartyKind): string[] {
  if (others.length === 0) return [];
  const named = others.slice(0, 20).join(', ');
  return [`By their e-mail these are ${kind}s under another code, which they keep: ${named}.`];
}
