import { nameKey } from '../../domain/catalog/name.ts';
import { peopleByCode, peopleWhere } from '../../store/load/people.ts';
import type { Work } from '../../store/work.ts';

/** The ids of suppliers by what a file calls them: a code, or else a name that only one of them has. */
export async function suppliersCalled(
  work: Work,
  said: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const byCode = await peopleByCode(work, 'supplier', said);
  const named = await peopleWhere(work, 'supplier', { column: 'name_key', values: said.map(nameKey) });
  const byName = Map.groupBy(named, ({ name }) => nameKey(name));
  return new Map(
    said.flatMap((text) => {
      const coded = byCode.get(text);
      const [one, ...others] = coded ? [coded] : (byName.get(nameKey(text)) ?? []);
      return one && others.length === 0 ? [[text, one.id] as const] : [];
    }),
  );
}
