import { nearest } from '../../base/nearest.ts';
import type { NewProduct } from '../../domain/events.ts';
import type { Issues } from '../../domain/imports/issue.ts';
import { newProduct } from '../../domain/imports/new-product.ts';
import type { OrderedLine, OrderRecord } from '../../domain/imports/records.ts';
import { findProducts, type Product } from '../../store/load/products.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import type { ToImport } from './outcome.ts';

/** The products that lines speak of, those that have to be made first included. */
export interface Goods {
  /** The SKU that a spelling stands for. */
  readonly skuOf: (spelling: string) => string;
  readonly find: (spelling: string) => Product | NewProduct | undefined;
  /** Makes the new products that these lines need and yields every product that they speak of. */
  readonly make: (lines: readonly OrderedLine[]) => Promise<{
    readonly products: ReadonlyMap<string, Product>;
    readonly made: number;
    readonly warnings: readonly string[];
  }>;
}

const SUGGESTIONS = 20;

/** Looks up every SKU of a file at once; one that nobody knows is an issue unless it may be made. */
export async function loadGoods(
  work: Work,
  given: ToImport<OrderRecord>,
  { records, issues }: { readonly records: readonly OrderRecord[]; readonly issues: Issues },
): Promise<Goods> {
  const lines = records.flatMap((order) => order.lines);
  const skuOf = given.options.fold_case ? await foldedSkus(work, lines) : (spelling: string) => spelling;
  const known = await findProducts(
    work,
    lines.map(({ sku }) => skuOf(sku)),
  );
  const strange = unknownOf(lines, skuOf, known);
  const fresh = new Map<string, NewProduct>();
  if (given.options.create_products)
    for (const [sku, its] of strange) fresh.set(sku, newProduct(sku, its, given.isService));
  else await refuseUnknown(work, strange, issues);
  return {
    skuOf,
    find: (spelling) => known.get(skuOf(spelling)) ?? fresh.get(skuOf(spelling)),
    async make(used) {
      const needed = [...new Set(used.map(({ sku }) => skuOf(sku)))].flatMap((sku) => fresh.get(sku) ?? []);
      await record(
        work,
        needed.map((product) => ({ type: 'product_added', ...product })),
      );
      const made = await findProducts(
        work,
        needed.map(({ sku }) => sku),
      );
      return {
        products: new Map([...known, ...made]),
        made: needed.length,
        warnings: casesOf(
          [...made.keys()],
          used.map(({ sku }) => skuOf(sku)),
        ),
      };
    },
  };
}

type SkuOf = (spelling: string) => string;

/** The spelling that the catalogue has, else the first one of the file. */
async function foldedSkus(work: Work, lines: readonly OrderedLine[]): Promise<SkuOf> {
  const spellings = new Map<string, string>();
  const catalogue = await work.tx
    .selectFrom('products')
    .select('sku')
    .where('undone_by', 'is', null)
    .orderBy('id')
    .execute();
  for (const { sku } of [...catalogue, ...lines]) {
    if (!spellings.has(sku.toLowerCase())) spellings.set(sku.toLowerCase(), sku);
  }
  return (spelling) => spellings.get(spelling.toLowerCase()) ?? spelling;
}

function unknownOf(
  lines: readonly OrderedLine[],
  skuOf: SkuOf,
  known: ReadonlyMap<string, Product>,
): Map<string, OrderedLine[]> {
  const unknown = new Map<string, OrderedLine[]>();
  for (const line of lines) {
    const sku = skuOf(line.sku);
    const its = unknown.get(sku);
    if (its) its.push(line);
    else if (!known.has(sku)) unknown.set(sku, [line]);
  }
  return unknown;
}

async function refuseUnknown(
  work: Work,
  strange: ReadonlyMap<string, readonly OrderedLine[]>,
  issues: Issues,
): Promise<void> {
  if (strange.size === 0) return;
  const catalogue = await work.tx
    .selectFrom('products')
    .select('sku')
    .where('undone_by', 'is', null)
    .limit(20_000)
    .execute();
  const skus = catalogue.map(({ sku }) => sku);
  for (const [index, [sku, lines]] of [...strange].entries()) {
    // Likeness is looked for in the first few only: it is slow, and a list of thousands helps nobody.
    const near = index < SUGGESTIONS ? nearest(sku, skus) : undefined;
    const hint = near === undefined ? '--create-products makes it' : `did you mean ${near}?`;
    for (const { at } of lines)
      issues.add(at, 'not_found', `There is no product “${sku}” (${hint}).`, { column: 'sku', value: sku });
  }
}

/** New products whose codes differ in case only from others of the file. */
function casesOf(made: readonly string[], skus: readonly string[]): string[] {
  const spellings = new Map<string, Set<string>>();
  for (const sku of skus) {
    const folded = sku.toLowerCase();
    spellings.set(folded, (spellings.get(folded) ?? new Set<string>()).add(sku));
  }
  const fresh = new Set(made);
  const twins = [...spellings.values()].filter(
    (all) => all.size > 1 && [...all].some((sku) => fresh.has(sku)),
  );
  if (twins.length === 0) return [];
  const listed = twins.map((all) => [...all].toSorted().join(' and ')).join(', ');
  const these =
    twins.length === 1
      ? 'One code is written in capitals and in small letters, and stands for two products'
      : `${twins.length} codes are written in capitals and in small letters, and stand for two products each`;
  return [`${these}: ${listed}. --fold-case makes them one.`];
}
