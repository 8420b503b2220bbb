import { sql } from 'kysely';
import { addDays, numberOfDay, type Day } from '../../base/days.ts';
import type { EventTypes, ReorderLevels } from '../../domain/events.ts';
import { learnLeadTime } from '../../domain/purchasing/lead-time.ts';
import { reckon, type Reckoned } from '../../domain/purchasing/reckoning.ts';
import { levelsOf, sameLevels } from '../../domain/purchasing/reorder-levels.ts';
import type { ReorderPolicy } from '../../domain/purchasing/reorder-policy.ts';
import { learnLeadTimes } from '../load/lead-times.ts';
import { namedProducts } from '../load/named-products.ts';
import { loadReorderPolicy } from '../load/reorder-policy.ts';
import { chunks } from '../rows.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';
import { readDemand } from './demand.ts';

type Product = RowOf<'products'>;

/** Of which products, and what differs from the shop's own policy. */
export interface AutoRequest {
  /** None: all goods that are sold. */
  readonly sku: readonly string[];
  readonly service_level?: number | undefined;
  readonly review_days?: number | undefined;
}

/** The reorder point of a product as its past has it; in stored units. */
export interface ReorderRecord {
  readonly product: Product;
  readonly outcome: 'set' | 'unchanged' | 'skipped';
  readonly before: ReorderLevels;
  readonly after: ReorderLevels;
  readonly reckoned: Reckoned | null;
  /** Why it was skipped. */
  readonly reason: string | null;
}

/** What was reckoned within a transaction: it is set and then shown, and years of demand are read once. */
const reckonedIn = new WeakMap<
  Reading['tx'],
  { readonly asked: string; readonly records: ReorderRecord[] }
>();

/** Reckons from the books as they stand, in a few set queries for every five hundred products. Refuses (3) unknown SKUs. */
export async function reckonReorderPoints(
  reading: Reading,
  today: Day,
  request: AutoRequest,
): Promise<ReorderRecord[]> {
  const asked = JSON.stringify([today, request]);
  const known = reckonedIn.get(reading.tx);
  if (known?.asked === asked) return known.records;
  const records = await reckonedAnew(reading, today, request);
  reckonedIn.set(reading.tx, { asked, records });
  return records;
}

async function reckonedAnew(reading: Reading, today: Day, request: AutoRequest): Promise<ReorderRecord[]> {
  const { service_level, review_days } = request;
  const own = await loadReorderPolicy(reading.tx);
  const policy = {
    ...own,
    service_level: service_level ?? own.service_level,
    review_days: review_days ?? own.review_days,
  };
  const records: ReorderRecord[] = [];
  for (const chunk of chunks(await productsAsked(reading, request.sku)))
    records.push(...(await reckonedOf(reading, chunk, { policy, today })));
  return records;
}

/** The same with what an operation has set, and how it was before. */
export async function showReorderPoints(
  reading: Reading,
  operation: number,
  { today, request }: { readonly today: Day; readonly request: AutoRequest },
): Promise<ReorderRecord[]> {
  const set = await setBy(reading, operation);
  const records = await reckonReorderPoints(reading, today, request);
  return records
    .map((record) => {
      const was = set.get(record.product.id);
      return was ? { ...record, outcome: 'set' as const, before: was } : record;
    })
    .toSorted((a, b) => rank[a.outcome] - rank[b.outcome]);
}

const rank = { set: 0, unchanged: 1, skipped: 2 } as const;

async function setBy({ tx }: Reading, operation: number): Promise<Map<number, ReorderLevels>> {
  const events = await tx
    .selectFrom('events')
    .select('payload')
    .where('operation_id', '=', operation)
    .where('type', '=', 'reorder_levels_set')
    .execute();
  return new Map(
    events
      .flatMap(({ payload }) => (JSON.parse(payload) as EventTypes['reorder_levels_set']).products)
      .map(({ product_id, before }) => [product_id, before]),
  );
}

async function productsAsked(reading: Reading, skus: readonly string[]): Promise<readonly Product[]> {
  if (skus.length > 0) return namedProducts(reading, skus);
  return reading.tx
    .selectFrom('products')
    .selectAll()
    .where('kind', '=', 'goods')
    .where('kit', '=', 0)
    .where('archived_at', 'is', null)
    .where('undone_by', 'is', null)
    .orderBy('sku')
    .execute();
}

async function reckonedOf(
  reading: Reading,
  products: readonly Product[],
  { policy, today }: { readonly policy: ReorderPolicy; readonly today: Day },
): Promise<ReorderRecord[]> {
  const ids = products.map(({ id }) => id);
  const items = await itemsOf(reading, ids);
  const learnt = await learnLeadTimes(reading, ids);
  const records: ReorderRecord[] = [];
  const from = addDays(today, -policy.demand_days);
  for await (const { product, days, outOfStock } of readDemand(reading, products, { from, today })) {
    const { moq = null, lead_time: said = null } = items.get(product.id) ?? {};
    const { id: product_id, supplier_id, decimals } = product;
    const taught = supplier_id === null ? learnLeadTime([]) : learnt({ supplier_id, product_id });
    const facts = { decimals, days, outOfStock, moq, said, learnt: taught };
    const found = refused(product) ?? reckon(facts, policy, numberOfDay(today));
    records.push('reason' in found ? skipped(product, found.reason) : reckonedRecord(product, found));
  }
  return records;
}

/** What has no reorder point of its own. */
function refused({ kind, kit, archived_at }: Product): { readonly reason: string } | null {
  if (kind === 'service') return { reason: 'it is a service and has no stock' };
  if (kit === 1) return { reason: 'it is a kit: its components are bought' };
  return archived_at === null ? null : { reason: 'it is archived' };
}

function skipped(product: Product, reason: string): ReorderRecord {
  const before = levelsOf(product);
  return { product, outcome: 'skipped', before, after: before, reckoned: null, reason };
}

/** What there is to be afterwards stays as it was set by hand as long as it is above the new reorder point. */
function reckonedRecord(product: Product, reckoned: Reckoned): ReorderRecord {
  const before = levelsOf(product);
  const { reorder_point, reorder_quantity } = reckoned;
  const { order_up_to } = before;
  const kept = order_up_to !== null && order_up_to > reorder_point ? order_up_to : null;
  const after = { reorder_point, reorder_quantity, order_up_to: kept };
  const outcome = sameLevels(before, after) ? 'unchanged' : 'set';
  return { product, outcome, before, after, reckoned, reason: null };
}

/** What the supplier that a product is bought from says of it, by the product's id. */
async function itemsOf({ tx }: Reading, products: readonly number[]) {
  const { rows } = await sql<{ product_id: number; moq: number | null; lead_time: number | null }>`
    select s.product_id, s.moq, s.lead_time from supplier_items s
    join products p on p.id = s.product_id and p.supplier_id = s.supplier_id
    where p.id in (${sql.join(products)})`.execute(tx);
  return new Map(rows.map(({ product_id, ...item }) => [product_id, item]));
}
