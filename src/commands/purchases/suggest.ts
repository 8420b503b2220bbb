import { arithmetic } from '../../domain/purchasing/arithmetic.ts';
import { many as rows, type Outcome } from '../../kit/command.ts';
import { many, text, toggle } from '../../kit/inputs.ts';
import type { BuyFilter, ToBuyRecord } from '../../store/list/low.ts';
import { purchaseView } from '../../views/purchase.ts';
import { suggestionView } from '../../views/suggestion.ts';
import { command, type DeskContext, read, write } from '../desk.ts';

export default command({
  summary: 'Suggests what to buy, with the arithmetic; what is ordered or on a draft counts as coming.',
  examples: [
    ['docket purchases suggest', 'everything at or below its reorder point'],
    ['docket purchases suggest MUG JUG', 'only of these'],
    ['docket purchases suggest --apply', 'one draft a supplier; purchases place NUMBER orders it'],
  ],
  args: { sku: many(text('SKU', 'Only these products (all)')) },
  flags: {
    supplier: text('CODE', 'Only what is bought from this supplier'),
    apply: toggle('Write down a draft a supplier; it prints the drafts'),
  },
  view: suggestionView,
  writes: true,
  lists: true,
  async run(context, { args, flags }) {
    const filter = { ...args, supplier: flags.supplier };
    return flags.apply ? apply(context, filter) : suggest(context, filter);
  },
});

async function suggest(context: DeskContext, filter: BuyFilter): Promise<Outcome> {
  const { products, currency } = await toBuy(context, filter);
  const things = products.map((product) => ({ product, currency }));
  return rows(suggestionView, things, {
    ...(products.length === 0 ? {} : { header: products.map(reckoned).join('\n') }),
    notes: supplierless(products),
    done: products.length === 0 ? 'Nothing has to be bought.' : `${products.length} to buy.`,
    ...(products.length === 0 ? {} : { next: 'docket purchases suggest --apply' }),
  });
}

function reckoned(product: ToBuyRecord): string {
  return `${product.sku}  ${arithmetic(product, product)}`;
}

function written(drafts: number): string {
  return drafts === 1 ? '1 draft is written down.' : `${drafts} drafts are written down.`;
}

async function toBuy(context: DeskContext, filter: BuyFilter) {
  const [{ listToBuy }, { loadShop }] = await Promise.all([
    import('../../store/list/low.ts'),
    import('../../store/load/shop.ts'),
  ]);
  return read(context, async (reading) => ({
    products: await listToBuy(reading, filter),
    currency: (await loadShop(reading.tx)).currency,
  }));
}

function supplierless(products: readonly ToBuyRecord[]): string[] {
  return products
    .filter(({ supplier }) => supplier === null)
    .map(({ sku }) => `Nobody is known to sell ${sku}: docket products supplier ${sku} SUPPLIER --cost …`);
}

async function apply(context: DeskContext, filter: BuyFilter): Promise<Outcome> {
  const [{ applySuggestions }, { purchasesOf }, { listToBuy }] = await Promise.all([
    import('../../operations/purchases/suggest.ts'),
    import('../../store/list/purchases.ts'),
    import('../../store/list/low.ts'),
  ]);
  const { drafts, left } = await write(
    context,
    { command: 'purchases suggest', request: { ...filter, apply: true } },
    applySuggestions,
    async (work, operation) => ({
      drafts: await purchasesOf(work, Number(operation)),
      left: await listToBuy(work, filter),
    }),
  );
  const [first] = drafts;
  return rows(purchaseView, drafts, {
    notes: supplierless(left),
    done: drafts.length === 0 ? 'Nothing has to be bought.' : written(drafts.length),
    ...(first ? { next: `docket purchases place ${first.header.number}` } : {}),
  });
}
