import { Refusal } from '../../base/refusal.ts';
import { freeTextProblems, keptText, optionalTextProblems } from '../../domain/free-text.ts';
import { loadProduct, type Product } from '../../store/load/products.ts';
import { kitsWith } from '../../store/load/recipes.ts';
import { usedFinerThan } from '../../store/load/uses.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { changesTo } from '../changes.ts';
import { Problems } from '../collect.ts';
import type { ProductRequest } from './add.ts';
import { listingEvents, listingsAsked } from './listings.ts';
import { refuseLying } from './lot-tracked.ts';
import {
  barcodeOf,
  decimalsOf,
  lotTrackedOf,
  orderUpToOf,
  priceOf,
  reorderPointOf,
  reorderQuantityOf,
  supplierOf,
  taxOf,
  weightOf,
} from './read.ts';

/** What shall be different; an empty text takes a value away. */
export type ProductEdit = Omit<ProductRequest, 'name' | 'price' | 'kind'> & {
  /** It is no longer kept by lots. */
  readonly no_lots?: boolean | undefined;
  readonly name?: string | undefined;
  readonly price?: string | undefined;
  /** Sells an archived product again. */
  readonly restore?: boolean | undefined;
};

/** Changes a product; orders keep the name, price and cost that they were placed with. Refuses like adding does. */
export async function editProduct(work: Work, request: ProductEdit): Promise<string> {
  const problems = new Problems();
  const found = await problems.attemptLater(() => loadProduct(work, request.sku), undefined);
  const { name, category } = request;
  problems.add(...freeTextProblems({ name }), ...optionalTextProblems({ category }));
  const wanted = {
    ...(await pricesAsked(work, request, problems)),
    ...(await quantitiesAsked(work, found, { request, problems })),
    barcode: await barcodeAsked(work, found, { request, problems }),
    archived_at: request.restore ? null : undefined,
    lot_tracked: await problems.attemptLater(() => lotTrackedAsked(work, found, request), undefined),
  };
  const { channel_sku: typed } = request;
  const listings = await listingsAsked(work, found, { typed, problems });
  const product = problems.unlessFound(found);
  const changed = changesTo(product, wanted);
  if (changed) await record(work, [{ type: 'edited', kept: 'product', id: product.id, ...changed }]);
  await record(work, listingEvents(product.id, listings));
  return product.sku;
}

async function pricesAsked(work: Work, request: ProductEdit, problems: Problems) {
  const { currency } = work.shop;
  const { name, price, cost, tax, category, supplier, when_short } = request;
  return {
    name: name?.trim(),
    price: problems.attempt(() => asked(price, (text) => priceOf(text, currency, 'The price')), undefined),
    cost: problems.attempt(() => orNone(cost, (text) => priceOf(text, currency, 'The cost')), undefined),
    tax: await problems.attemptLater(
      async () => (tax === undefined ? undefined : taxOf(work, tax)),
      undefined,
    ),
    category: asked(category, keptText),
    supplier_id: await problems.attemptLater(
      async () => (supplier ? supplierOf(work, supplier) : orNone(supplier, Number)),
      undefined,
    ),
    when_short,
  };
}

const FINEST = 3;

interface Asked {
  readonly request: ProductEdit;
  readonly problems: Problems;
}

/** Those of a product that is not there are read as finely as any. */
async function quantitiesAsked(work: Work, product: Product | undefined, { request, problems }: Asked) {
  const decimals =
    product && (await problems.attemptLater(() => decimalsAsked(work, product, request), undefined));
  const finest = decimals ?? product?.decimals ?? FINEST;
  return {
    decimals,
    reorder_point: problems.attempt(
      () => orNone(request.reorder_point, (text) => reorderPointOf(text, finest)),
      undefined,
    ),
    reorder_quantity: problems.attempt(
      () => orNone(request.reorder_quantity, (text) => reorderQuantityOf(text, finest)),
      undefined,
    ),
    weight: problems.attempt(() => orNone(request.weight, weightOf), undefined),
    order_up_to: problems.attempt(
      () => orNone(request.order_up_to, (text) => orderUpToOf(text, finest)),
      undefined,
    ),
  };
}

/** Refuses (4) once something was ordered or has moved: its quantities were written with the old decimals. */
async function decimalsAsked(
  work: Work,
  product: Product,
  request: ProductEdit,
): Promise<number | undefined> {
  if (request.decimals === undefined || request.decimals === product.decimals) return undefined;
  const decimals = decimalsOf(request.decimals);
  const tables = [
    'stock_moves',
    'order_lines',
    'return_lines',
    'purchase_lines',
    'supplier_items',
    'listings',
  ] as const;
  for (const table of tables) {
    const used = await work.tx
      .selectFrom(table)
      .select('id')
      .where('product_id', '=', product.id)
      .limit(1)
      .execute();
    if (used.length > 0)
      throw new Refusal(
        'in_use',
        `${product.sku} is sold with ${product.decimals} decimals already; that stays.`,
        {
          hint: `docket products archive ${product.sku}      and add it anew under another SKU`,
          details: { sku: product.sku, decimals: product.decimals },
        },
      );
  }
  await refuseOfKits(work, product, decimals);
  refuseFiner(product, request, decimals);
  return decimals;
}

/** Refuses (2) both at once and lots of a service, (4) while some are there: nobody could say of which lot. */
async function lotTrackedAsked(
  work: Work,
  product: Product | undefined,
  { lot_tracked, no_lots }: ProductEdit,
): Promise<0 | 1 | undefined> {
  if (lot_tracked && no_lots)
    throw new Refusal('usage', 'Either it is kept by lots or it is not.', {
      hint: '--lot-tracked or --no-lots',
    });
  if (!product || (!lot_tracked && !no_lots)) return undefined;
  const wanted = lotTrackedOf({ ...product, lot_tracked });
  if (wanted !== product.lot_tracked) await refuseLying(work, product);
  return wanted;
}

/** A kit is sold whole, and recipes were written with the old decimals. */
async function refuseOfKits(work: Work, { id, sku, kit }: Product, decimals: number): Promise<void> {
  if (kit === 1)
    throw new Refusal('state', `${sku} is a kit, and a kit is sold whole.`, {
      hint: `docket products recipe ${sku} --remove`,
    });
  if (!(await usedFinerThan(work, id, 10 ** (3 - decimals)))) return;
  const kits = await kitsWith(work, id);
  throw new Refusal('in_use', `${sku} is in ${kits.join(', ')} in finer parts.`, {
    hint: `docket products recipe ${kits[0] ?? ''} …`,
    details: { sku, kits },
  });
}

function refuseFiner(product: Product, request: ProductEdit, decimals: number): void {
  const step = 10 ** (3 - decimals);
  for (const field of ['reorder_point', 'reorder_quantity', 'order_up_to'] as const) {
    if (request[field] !== undefined || (product[field] ?? 0) % step === 0) continue;
    const flag = `--${field.replaceAll('_', '-')}`;
    throw new Refusal(
      'input.invalid',
      `The ${field.replaceAll('_', ' ')} has more than ${decimals} decimals.`,
      {
        hint: `Change it too: ${flag} QTY`,
      },
    );
  }
}

/** The barcode that it will have must be free: a new one, or its own when it comes back from the archive. */
async function barcodeAsked(work: Work, product: Product | undefined, { request, problems }: Asked) {
  const restored = request.restore && product?.archived_at != null ? product.barcode : null;
  const barcode = request.barcode ?? restored ?? undefined;
  if (!barcode) return orNone(barcode, (text) => text);
  return problems.attemptLater(async () => barcodeOf(work, barcode, product?.id), undefined);
}

function asked<T>(text: string | undefined, read: (text: string) => T): T | undefined {
  return text === undefined ? undefined : read(text);
}

function orNone<T>(text: string | undefined, read: (text: string) => T): T | null | undefined {
  return text === '' ? null : asked(text, read);
}
