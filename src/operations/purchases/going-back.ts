import type { Day } from '../../base/days.ts';
import type { Minor, UnitPrice } from '../../base/money.ts';
import type { Quantity } from '../../base/quantity.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import { cameFor, refuseSendingBack } from '../../domain/purchasing/send-back.ts';
import { costOf } from '../../domain/purchasing/supplier-item.ts';
import { cameOf } from '../../store/load/came.ts';
import { loadParty } from '../../store/load/parties.ts';
import { productsById } from '../../store/load/products.ts';
import { loadPurchase, type LoadedPurchase } from '../../store/load/purchases.ts';
import { termsOf } from '../../store/load/supplier-items.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { unitsOf, type WrittenUnits } from '../lines.ts';
import { lotsThere, type WrittenLots } from '../stock/lots-of-lines.ts';
import { wantedGoods, type WrittenGoods } from '../transfers/wanted.ts';
import { refuseUnlessPlaced } from './change.ts';

/** Which goods go back, as it is typed. */
export interface WrittenReturn extends WrittenUnits, Pick<WrittenLots, 'lot'> {
  /** The order that they came with; without it, `line` and `sku` name products, and a supplier is needed. */
  readonly purchase?: number | undefined;
  readonly supplier?: string | undefined;
}

/** Units of one line of a return. */
export interface BackUnits {
  readonly product_id: number;
  readonly sku: string;
  readonly name: string;
  readonly code: string | null;
  readonly purchase_line_id: number | null;
  readonly lot: string;
  readonly quantity: Quantity;
  readonly unit_cost: UnitPrice;
  /** What they came in for, in minor units; null where nobody knows with which order. */
  readonly came: Minor | null;
}

/** Goods that go back, and to whom. */
export interface Back {
  readonly supplier_id: number;
  readonly purchase_id: number | null;
  /** Where they came in, if that is known. */
  readonly location_id: number | null;
  readonly since: { readonly day: Day; readonly what: string } | undefined;
  readonly units: readonly BackUnits[];
}

/** Reads which goods of an order, or of no known order, go back; refuses (2) where neither or nothing is named. */
export async function goingBack(work: Work, written: WrittenReturn): Promise<Back> {
  const { purchase, supplier, line = [], sku = [] } = written;
  if ((purchase === undefined) === (supplier === undefined)) throw unclearWhose(purchase);
  if (line.length + sku.length === 0)
    throw new Refusal('input.missing', 'What goes back?', { hint: '--line 1=5      or --sku SKU=5' });
  return purchase === undefined
    ? ofSupplier(work, supplier ?? '', { line: [...line, ...sku], lot: written.lot })
    : ofPurchase(work, purchase, written);
}

function unclearWhose(purchase: number | undefined): Refusal {
  const hint = 'docket purchases return 12 --line 1=5 --reason …      or --supplier CODE --sku SKU=5';
  if (purchase === undefined)
    return new Refusal('input.missing', 'Which order, or which supplier, do they go back to?', { hint });
  return new Refusal('usage', `Goods of purchase order ${purchase} go back to its own supplier.`, { hint });
}

async function ofPurchase(work: Work, purchase: number, written: WrittenReturn): Promise<Back> {
  const { header, lines } = await loadPurchase(work, purchase);
  refuseUnlessPlaced(header);
  const units = (await unitsOf(work, written, lines)) ?? new Map<number, Quantity>();
  const back = lines.filter(({ line }) => units.has(line));
  const problems = new Problems();
  for (const one of back) problems.attempt(() => refuseSendingBack(one, units.get(one.line) ?? 0), undefined);
  const lots = await lotsThere(work, await withProducts(work, back), { lot: written.lot, problems });
  refuseAll(problems.found);
  const ids = back.map(({ id }) => id);
  const came = await cameOf(work, ids);
  return {
    supplier_id: header.supplier_id,
    purchase_id: header.id,
    location_id: header.location_id,
    since: { day: header.placed_on, what: `purchase order ${header.number} was placed` },
    units: back.map(({ id, line, product_id, sku, name, code, unit_cost, returned }, index) => {
      const quantity = units.get(line) ?? 0;
      const all = came.get(id);
      const worth = all === undefined ? null : cameFor(all, returned, quantity);
      const lot = lots[index] ?? '';
      return { product_id, sku, name, code, purchase_line_id: id, lot, quantity, unit_cost, came: worth };
    }),
  };
}

async function withProducts(work: Work, lines: LoadedPurchase['lines']) {
  const ids = lines.map(({ product_id }) => product_id);
  const products = await productsById(work, ids);
  return lines.flatMap(({ line, product_id }) => {
    const product = products.get(product_id);
    return product ? [{ line, product }] : [];
  });
}

async function ofSupplier(work: Work, code: string, written: WrittenGoods): Promise<Back> {
  const problems = new Problems();
  const found = await problems.attemptLater(() => loadParty(work, 'supplier', code), undefined);
  const goods = await wantedGoods(work, written, problems);
  const supplier = problems.unlessFound(found);
  const ids = goods.map(({ product }) => product.id);
  const terms = await termsOf(work, supplier.id, ids);
  return {
    supplier_id: supplier.id,
    purchase_id: null,
    location_id: null,
    since: undefined,
    units: goods.map(({ product: { id, sku, name, cost }, lot, quantity }) => {
      const own = terms.get(id);
      const unit_cost = (own && costOf(own, quantity)) ?? cost ?? 0;
      const what = { product_id: id, sku, name, code: own?.code ?? null, purchase_line_id: null };
      return { ...what, lot, quantity, unit_cost, came: null };
    }),
  };
}
