import { sql } from 'kysely';
import type { Instant } from '../../../base/days.ts';
import type { RowOf } from '../../schema.ts';
import type { Reading } from '../../work.ts';
import { pagesOf } from './pages.ts';
import { touchedSince } from './touched.ts';

export type ExportedParty = Pick<
  RowOf<'parties'>,
  | 'id' | 'code' | 'name' | 'email' | 'phone' | 'line1' | 'line2' | 'city' | 'postcode' | 'country' | 'terms' | 'note'
  | 'archived_at'
>; // prettier-ignore

/**
 * Every customer or supplier, archived ones too, in the order in which they were added. An archived customer whose
 * e-mail address another one has is without it, since two rows of a file may not have the same.
 */
export function partyPages(
  { tx }: Pick<Reading, 'tx'>,
  kind: 'customer' | 'supplier',
  since: Instant | undefined,
): AsyncIterable<readonly ExportedParty[]> {
  return pagesOf(
    (after, size) =>
      tx
        .selectFrom('parties as p')
        .select([
          'p.id',
          'p.code',
          'p.name',
          'p.phone',
          'p.line1',
          'p.line2',
          'p.city',
          'p.postcode',
          'p.country',
        ])
        .select(['p.terms', 'p.note', 'p.archived_at'])
        .select(
          sql<string | null>`case when p.archived_at is null or not exists (select 1 from parties q
            where q.email = p.email and q.kind = p.kind and q.id <> p.id and q.undone_by is null) then p.email end`.as(
            'email',
          ),
        )
        .where('p.kind', '=', kind)
        .where('p.undone_by', 'is', null)
        .where(touchedSince('party', sql`p.id`, since))
        .where('p.id', '>', after)
        .orderBy('p.id')
        .limit(size)
        .execute(),
    ({ id }) => id,
  );
}
