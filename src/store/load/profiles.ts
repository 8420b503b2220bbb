import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

export type Profile = Pick<RowOf<'import_profiles'>, 'name' | 'format' | 'mapping' | 'fingerprint'>;

/** The mappings that were saved for a kind of file, the latest first. */
export async function profilesOf({ tx }: Pick<Reading, 'tx'>, kind: string): Promise<Profile[]> {
  return tx
    .selectFrom('import_profiles')
    .select(['name', 'format', 'mapping', 'fingerprint'])
    .where('kind', '=', kind)
    .where('undone_by', 'is', null)
    .orderBy('id', 'desc')
    .execute();
}
