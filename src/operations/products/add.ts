import { Refusal, refuseAll } from '../../base/refusal.ts';
import { skuProblem } from '../../domain/catalog/sku.ts';
import { freeTextProblems, keptText, optionalTextProblems } from '../../domain/free-text.ts';
import { listingsCalled } from '../../store/load/listings.ts';
import { findProducts } from '../../store/load/products.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { listingEvents, listingsAsked } from './listings.ts';
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

/** A product as it is typed: decimals as text, read with the shop's currency and the product's own decimals. */
export interface ProductRequest {
  readonly sku: string;
  readonly name: string;
  readonly price: string;
  readonly cost?: string | undefined;
  readonly tax?: string | undefined;
  readonly barcode?: string | undefined;
  readonly category?: string | undefined;
  readonly kind?: 'goods' | 'service' | undefined;
  readonly decimals?: number | undefined;
  readonly when_short?: 'deny' | 'backorder' | undefined;
  readonly supplier?: string | undefined;
  readonly reorder_point?: string | undefined;
  readonly reorder_quantity?: string | undefined;
  readonly order_up_to?: string | undefined;
  /** Of one unit, in grams. */
  readonly weight?: string | undefined;
  /** It lies, moves and is promised lot by lot. */
  readonly lot_tracked?: boolean | undefined;
  /** What channels call it: `ebay=MUG_R`, or `ebay=MUG_R_6:6` for a pack of six. */
  readonly channel_sku?: readonly string[] | undefined;
}

/** Adds a product; refuses (2) every value that cannot be, (3) what it names and is not there, (4) a SKU or barcode that is taken. */
export async function addProduct(work: Work, request: ProductRequest): Promise<string> {
  const problems = new Problems();
  const { currency } = work.shop;
  const { sku, cost, barcode, supplier, reorder_point, reorder_quantity, order_up_to, weight } = request;
  const decimals = problems.attempt(() => decimalsOf(request.decimals ?? 0), 3);
  const { name, category = '' } = request;
  problems.add(...freeTextProblems({ name }), ...optionalTextProblems({ category }));
  await problems.attemptLater(() => refuseSku(work, sku), undefined);
  const product = {
    sku,
    name: name.trim(),
    kind: request.kind ?? 'goods',
    price: problems.attempt(() => priceOf(request.price, currency, 'The price'), 0),
    cost: given(cost) ? problems.attempt(() => priceOf(cost, currency, 'The cost'), null) : null,
    tax: await problems.attemptLater(() => taxOf(work, request.tax ?? 'standard'), ''),
    barcode: given(barcode) ? await problems.attemptLater(() => barcodeOf(work, barcode), null) : null,
    category: keptText(category),
    decimals,
    when_short: request.when_short ?? 'deny',
    reorder_point: given(reorder_point)
      ? problems.attempt(() => reorderPointOf(reorder_point, decimals), null)
      : null,
    reorder_quantity: given(reorder_quantity)
      ? problems.attempt(() => reorderQuantityOf(reorder_quantity, decimals), null)
      : null,
    order_up_to: given(order_up_to) ? problems.attempt(() => orderUpToOf(order_up_to, decimals), null) : null,
    weight: given(weight) ? problems.attempt(() => weightOf(weight), null) : null,
    lot_tracked: problems.attempt(() => lotTrackedOf(request), 0),
    supplier_id: given(supplier) ? await problems.attemptLater(() => supplierOf(work, supplier), null) : null,
  } as const;
  const listings = await listingsAsked(
    work,
    { id: null, sku, decimals },
    { typed: request.channel_sku, problems },
  );
  refuseAll(problems.found);
  const [id = 0] = await record(work, [{ type: 'product_added', ...product }]);
  await record(work, listingEvents(id, listings));
  return sku;
}

function given(text: string | undefined): text is string {
  return text !== undefined;
}

async function refuseSku(work: Work, sku: string): Promise<void> {
  const problem = skuProblem(sku);
  if (problem !== undefined) throw new Refusal('input.invalid', problem);
  await refuseListed(work, sku);
  if (!(await findProducts(work, [sku])).has(sku)) return;
  throw new Refusal('exists', `There is a product ${sku} already.`, {
    hint: `docket products edit ${sku} …`,
    details: { sku },
  });
}

/** What a channel's code stands for is another product. */
async function refuseListed(work: Work, sku: string): Promise<void> {
  const listing = (await listingsCalled(work, [sku])).find((one) => one.sku !== sku);
  if (!listing) return;
  throw new Refusal('exists', `${sku} is what ${listing.channel} calls ${listing.sku}.`, {
    hint: `docket products show ${listing.sku}`,
    details: { sku, channel: listing.channel },
  });
}
