import { formatQuantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Product } from '../../store/load/products.ts';
import { whereLying } from '../../store/load/whereabouts.ts';
import type { Work } from '../../store/work.ts';

/**
 * Refuses (4) to begin or end lots of a product of which some lie or are on their way, or that is being counted: nobody
 * could say of which lot they are.
 */
export async function refuseLying(work: Work, { id, sku }: Pick<Product, 'id' | 'sku'>): Promise<void> {
  const { lying, counts } = await whereLying(work, id);
  const [first] = lying;
  if (first)
    throw new Refusal(
      'in_use',
      `${formatQuantity(first.quantity)} of ${sku} are at ${first.location}: lots begin and end with an empty shelf.`,
      {
        hint: `docket stock adjust ${sku} -${formatQuantity(first.quantity)} --at ${first.location} --reason lots      then docket stock receive ${sku} QTY`,
        details: { sku, locations: lying.map(({ location }) => location) },
      },
    );
  if (counts.length === 0) return;
  throw new Refusal('in_use', `${sku} is being counted in count ${counts[0]}.`, {
    hint: `docket counts post ${counts[0]}      or docket counts abandon ${counts[0]}`,
    details: { sku, counts },
  });
}
