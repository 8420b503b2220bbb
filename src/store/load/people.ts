import { chunks } from '../rows.ts';
import type { Reading } from '../work.ts';
import type { Party } from './parties.ts';

/** What people are looked up by. */
export type PartyColumn = 'code' | 'email' | 'name_key' | 'recipient_of';

/** Everyone of a kind who has one of these values, in a few set queries, the oldest first. */
export async function peopleWhere(
  work: Reading,
  kind: Party['kind'],
  { column, values }: { readonly column: PartyColumn; readonly values: readonly (string | number)[] },
): Promise<Party[]> {
  const found: Party[] = [];
  for (const chunk of chunks([...new Set(values)])) {
    const rows = await work.tx
      .selectFrom('parties')
      .selectAll()
      .where('kind', '=', kind)
      .where(column, 'in', chunk)
      .where('undone_by', 'is', null)
      .orderBy('id')
      .execute();
    found.push(...rows);
  }
  return found;
}

/** By code; who is unknown is simply not in the map. */
export async function peopleByCode(
  work: Reading,
  kind: Party['kind'],
  codes: readonly string[],
): Promise<Map<string, Party>> {
  const found = await peopleWhere(work, kind, { column: 'code', values: codes });
  return new Map(found.map((party) => [party.code ?? '', party]));
}
