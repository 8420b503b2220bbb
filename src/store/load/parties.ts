import { sql } from 'kysely';
import { nearest } from '../../base/nearest.ts';
import { Refusal } from '../../base/refusal.ts';
import { nameKey } from '../../domain/catalog/name.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

export type Party = RowOf<'parties'>;

/** A supplier by code, or the refusal that says there is none. */
export async function findSupplier(work: Reading, code: string): Promise<Party | Refusal> {
  const party = await partyByCode(work, 'supplier', code);
  return (
    party ??
    new Refusal('not_found', `There is no supplier “${code}”.`, {
      hint: `docket suppliers add ${code} --name …`,
    })
  );
}

export async function partyByCode(
  work: Reading,
  kind: Party['kind'],
  code: string,
): Promise<Party | undefined> {
  return work.tx
    .selectFrom('parties')
    .selectAll()
    .where('kind', '=', kind)
    .where('code', '=', code)
    .where('undone_by', 'is', null)
    .executeTakeFirst();
}

/** A customer or supplier by code, archived ones too; refuses (3) an unknown one and names the nearest. */
export async function loadParty(work: Reading, kind: 'customer' | 'supplier', code: string): Promise<Party> {
  const party = await partyByCode(work, kind, code);
  if (party) return party;
  const near = nearest(code, await codesOf(work, kind));
  throw new Refusal('not_found', `There is no ${kind} “${code}”.`, {
    hint:
      near === undefined
        ? `docket ${kind}s list --search …`
        : `Did you mean ${near}?      docket ${kind}s list`,
    details: { code, nearest: near ?? null },
  });
}

async function codesOf(work: Reading, kind: Party['kind']): Promise<string[]> {
  const rows = await work.tx
    .selectFrom('parties')
    .select('code')
    .where('kind', '=', kind)
    .where('undone_by', 'is', null)
    .limit(20_000)
    .execute();
  return rows.flatMap(({ code }) => (code === null ? [] : [code]));
}

/** Customers that a typed word may mean: by code, by e-mail, or by this name, however it is capitalised. */
export async function customersNamed(
  work: Reading,
  typed: { readonly name: string | null; readonly email: string | null },
): Promise<Party[]> {
  const { name, email } = typed;
  if (email !== null) return customersWhere(work, 'email', email.toLowerCase());
  if (name === null) return [];
  const coded = await customersWhere(work, 'code', name);
  return coded.length > 0 ? coded : customersWhere(work, 'name_key', nameKey(name));
}

/**
 * The same, where one will be made of what was typed unless there is one: of several writers that name one new customer
 * at once, the first makes it and the others wait and find it. SQLite has one writer anyway.
 */
export async function customersNamedAlone(
  work: Reading,
  typed: { readonly name: string | null; readonly email: string | null },
): Promise<Party[]> {
  const found = await customersNamed(work, typed);
  if (found.length > 0 || work.engine === 'sqlite') return found;
  const key = typed.email?.toLowerCase() ?? nameKey(typed.name ?? '');
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(work.tx);
  return customersNamed(work, typed);
}

/** A customer no longer served that a typed word means, if there is one. */
export async function archivedNamed(
  work: Reading,
  { name, email }: { readonly name: string | null; readonly email: string | null },
): Promise<Party | undefined> {
  const query = work.tx
    .selectFrom('parties')
    .selectAll()
    .where('kind', '=', 'customer')
    .where('undone_by', 'is', null)
    .where('archived_at', 'is not', null)
    .orderBy('id');
  if (email !== null) return query.where('email', '=', email.toLowerCase()).executeTakeFirst();
  const word = name ?? '';
  const coded = await query.where('code', '=', word).executeTakeFirst();
  return coded ?? query.where('name_key', '=', nameKey(word)).executeTakeFirst();
}

async function customersWhere(
  work: Reading,
  column: 'email' | 'code' | 'name_key',
  value: string,
): Promise<Party[]> {
  return work.tx
    .selectFrom('parties')
    .selectAll()
    .where('kind', '=', 'customer')
    .where(column, '=', value)
    .where('undone_by', 'is', null)
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute();
}
