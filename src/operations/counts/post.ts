import { refuseAll, Refusal } from '../../base/refusal.ts';
import type { CountResult, DocketEvent } from '../../domain/events.ts';
import type { Variance } from '../../domain/stock/count.ts';
import { after, refuseBelowZeroLater } from '../../domain/stock/history.ts';
import { countedProducts, loadVariances, type Count } from '../../store/load/counts.ts';
import { loadLocations, type Location } from '../../store/load/locations.ts';
import { productsById, type Product } from '../../store/load/products.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { fillWaiting } from '../orders/fill-waiting.ts';
import { lyingAt } from '../stock/lying.ts';
import { putRight } from '../stock/put-right.ts';
import { openCount } from './open.ts';

/**
 * Puts the books right by what was counted, each product against what was expected when it was counted; what moved
 * since stacks on top. Fewer than are promised ends promises, the latest first. Refuses (4) a count that is over or
 * empty, and of every product what would have been sold without being there. Returns the count's number.
 */
export async function postCount(work: Work, request: { readonly count: number }): Promise<number> {
  const count = await openCount(work, request.count);
  const at = (await loadLocations(work)).byId(count.location_id);
  const products = await productsById(work, await countedProducts(work, count.id));
  if (products.size === 0) throw emptyCount(count);
  // Levels first: nothing moves any more between what is read of them and of their moves.
  const lying = await lyingAt(work, [...products.values()], at);
  const variances = await loadVariances(work, count);
  refuseSoldSince(work, variances, {
    count,
    lying: ({ product_id, lot }) => lying(ofId(products, product_id), lot),
  });
  await record(work, [
    ...(await corrections(work, { count, at, variances, products, lying })),
    { type: 'count_posted', count_id: count.id, location_id: at.id, results: variances.map(resultOf) },
  ]);
  await fillWaiting(work, [...products.keys()]);
  return count.number;
}

function emptyCount({ number }: Count): Refusal {
  return new Refusal('state', `Nothing was counted yet in count ${number}.`, {
    hint: `docket counts add ${number} SKU QTY      or docket counts abandon ${number}`,
    details: { count: number },
  });
}

function ofId(products: ReadonlyMap<number, Product>, id: number): Product {
  const product = products.get(id);
  if (!product) throw new TypeError(`product ${id} was counted and is not there`);
  return product;
}

type Lying = Awaited<ReturnType<typeof lyingAt>>;

interface Sold {
  readonly count: Count;
  readonly lying: (tally: Variance['tally']) => ReturnType<Lying>;
}

/** What is put right comes after everything else that happened at its moment. */
function refuseSoldSince(
  { operation }: Work,
  variances: readonly Variance[],
  { count: { number }, lying }: Sold,
): void {
  const problems = new Problems();
  for (const { tally, by, since } of variances) {
    const level = lying(tally);
    const { at } = tally;
    const hint = `docket counts add ${number} ${level.sku} QTY --recount`;
    const change = { by, at, since: after({ at, operation }, since) };
    problems.attempt(() => refuseBelowZeroLater(level, change, hint), undefined);
  }
  refuseAll(problems.found);
}

interface Correcting {
  readonly count: Count;
  readonly at: Location;
  readonly variances: readonly Variance[];
  readonly products: ReadonlyMap<number, Product>;
  readonly lying: Lying;
}

async function corrections(
  work: Work,
  { count, at, variances, products, lying }: Correcting,
): Promise<DocketEvent[]> {
  const events: DocketEvent[] = [];
  for (const { tally, by } of variances) {
    if (by === 0) continue;
    const product = ofId(products, tally.product_id);
    const { lot } = tally;
    const happened = { at: tally.at, day: tally.day };
    const reason = `count ${count.number}`;
    events.push(
      ...(await putRight(work, {
        product,
        at,
        lot,
        level: lying(product, lot),
        by,
        kind: 'count',
        reason,
        happened,
      })),
    );
  }
  return events;
}

function resultOf({ tally, expected, superseded }: Variance): CountResult {
  const { product_id, lot, counted, at, day } = tally;
  return {
    product_id,
    lot,
    counted,
    expected,
    superseded: superseded ? 1 : 0,
    counted_at: at,
    counted_on: day,
  };
}
