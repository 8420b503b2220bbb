import { Refusal } from '../../base/refusal.ts';
import { chunks, insertRows } from '../rows.ts';
import type { Work } from '../work.ts';
import type { Recorder } from './recorder.ts';

export const recipeSet: Recorder<'recipe_set'> = async (work, events) => {
  const { tx } = work;
  for (const { kit_id, parts } of events) {
    await tx.deleteFrom('recipes').where('kit_id', '=', kit_id).execute();
    await insertRows(
      work,
      'recipes',
      parts.map((part) => ({ kit_id, ...part })),
    );
    await tx
      .updateTable('products')
      .set({ kit: parts.length > 0 ? 1 : 0 })
      .where('id', '=', kit_id)
      .execute();
  }
  return events.map(({ kit_id }) => ({ entity: 'product', id: kit_id }));
};

/** Refuses (4) to bring kits to places where goods lie: what was sold whole before it became one may come back. */
export async function refuseKits(work: Work, products: readonly number[]): Promise<void> {
  for (const chunk of chunks([...new Set(products)])) {
    const kits = await work.tx
      .selectFrom('products')
      .select('sku')
      .where('id', 'in', chunk)
      .where('kit', '=', 1)
      .orderBy('sku')
      .execute();
    const [{ sku } = { sku: '' }] = kits;
    if (kits.length > 0)
      throw new Refusal('state', `${sku} is a kit now and has no stock of its own.`, {
        hint: `docket products recipe ${sku} --remove      and then once more`,
        details: { sku },
      });
  }
}
