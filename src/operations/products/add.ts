import { parseUnitPrice, type UnitPrice } from '../../base/money.ts';
import { parseQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import { barcodeProblem } from '../../domain/catalog/barcode.ts';
import { skuProblem } from '../../domain/catalog/sku.ts';
import { findProducts } from '../../store/load/products.ts';
import { findSupplier } from '../../store/load/parties.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';

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
}

/** Adds a product; refuses (2) every value that cannot be, (4) a SKU or barcode that is taken. */
export async function addProduct(work: Work, request: ProductRequest): Promise<string> {
  const problems = new Problems();
  const { currency } = work.shop;
  const decimals = request.decimals ?? 0;
  const price = problems.attempt(() => positivePrice(request.price, currency, 'The price'), 0);
  const cost = problems.attempt(
    () => (request.cost === undefined ? null : positivePrice(request.cost, currency, 'The cost')),
    null,
  );
  const reorder_point = problems.attempt(
    () => optionalQuantity(request.reorder_point, decimals, 'The reorder point'),
    null,
  );
  const reorder_quantity = problems.attempt(
    () => optionalQuantity(request.reorder_quantity, decimals, 'The reorder quantity'),
    null,
  );
  problems.add(
    ...shapeProblems(request),
    ...(await takenProblems(work, request)),
    ...(await taxProblems(work, request.tax)),
  );
  const supplier = request.supplier === undefined ? null : await findSupplier(work, request.supplier);
  if (supplier instanceof Refusal) problems.add(supplier);
  refuseAll(problems.found);
  await record(work, [
    {
      type: 'product_added',
      sku: request.sku,
      name: request.name,
      kind: request.kind ?? 'goods',
      price,
      cost,
      tax: request.tax ?? 'standard',
      barcode: request.barcode ?? null,
      category: request.category ?? null,
      decimals,
      when_short: request.when_short ?? 'deny',
      reorder_point,
      reorder_quantity,
      supplier_id: supplier === null || supplier instanceof Refusal ? null : supplier.id,
    },
  ]);
  return request.sku;
}

function positivePrice(text: string, currency: string, what: string): UnitPrice {
  const price = parseUnitPrice(text, currency, what);
  if (price < 0) throw new Refusal('input.invalid', `${what} ${text} is below zero.`);
  return price;
}

function optionalQuantity(text: string | undefined, decimals: number, what: string): Quantity | null {
  if (text === undefined) return null;
  const quantity = parseQuantity(text, decimals, what);
  if (quantity < 0) throw new Refusal('input.invalid', `${what} ${text} is below zero.`);
  return quantity;
}

function shapeProblems({ sku, name, barcode }: ProductRequest): Refusal[] {
  const found = [skuProblem(sku), barcode === undefined ? undefined : barcodeProblem(barcode)];
  if (name.trim() === '') found.push('The name is empty.');
  return found.flatMap((message) => (message === undefined ? [] : [new Refusal('input.invalid', message)]));
}

async function takenProblems(work: Work, { sku, barcode }: ProductRequest): Promise<Refusal[]> {
  const problems: Refusal[] = [];
  if ((await findProducts(work, [sku])).has(sku)) {
    problems.push(
      new Refusal('exists', `There is a product ${sku} already.`, { hint: `docket products edit ${sku} …` }),
    );
  }
  const holder = barcode === undefined ? undefined : await holderOfBarcode(work, barcode);
  if (holder !== undefined)
    problems.push(new Refusal('exists', `The barcode ${barcode} is on ${holder} already.`));
  return problems;
}

async function holderOfBarcode(work: Work, barcode: string): Promise<string | undefined> {
  const row = await work.tx
    .selectFrom('products')
    .select('sku')
    .where('barcode', '=', barcode)
    .where('undone_by', 'is', null)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  return row?.sku;
}

async function taxProblems(work: Work, tax: string | undefined): Promise<Refusal[]> {
  const codes = (await work.tx.selectFrom('tax_categories').select('code').orderBy('code').execute()).map(
    ({ code }) => code,
  );
  if (tax === undefined || codes.includes(tax)) return [];
  return [
    new Refusal('not_found', `There is no tax category “${tax}”.`, {
      hint: `Known are ${codes.join(', ')}.`,
    }),
  ];
}
