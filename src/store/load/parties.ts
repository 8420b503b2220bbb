import { Refusal } from '../../base/refusal.ts';
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

/** Customers that a typed word may mean: by code, by e-mail, or by exactly this name. */
export async function customersNamed(
  work: Reading,
  typed: { readonly name: string | null; readonly email: string | null },
): Promise<Party[]> {
  const { name, email } = typed;
  if (email !== null) return customersWhere(work, 'email', email.toLowerCase());
  if (name === null) return [];
  const coded = await customersWhere(work, 'code', name);
  return coded.length > 0 ? coded : customersWhere(work, 'name', name);
}

async function customersWhere(
  work: Reading,
  column: 'email' | 'code' | 'name',
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
