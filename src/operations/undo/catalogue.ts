import type { Kept } from '../../domain/events.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { listingsOf } from '../../store/load/listings.ts';
import { kitsWith } from '../../store/load/recipes.ts';
import { productsById } from '../../store/load/products.ts';
import { usedFinerThan } from '../../store/load/uses.ts';
import type { Work } from '../../store/work.ts';
import { refuseNamedByOrders, refusePromised, refuseStocked } from '../places/location.ts';
import { refuseOwn } from '../places/own.ts';
import { refuseWhileOrdered } from '../products/archive.ts';
import { refuseLying } from '../products/lot-tracked.ts';
import { barcodeOf } from '../products/read.ts';
import { changedSince, dependent, impossible, type Reversal } from './reversal.ts';

export const productAdded: Reversal<'product_added'> = async (work, { entity_id: id, payload: { sku } }) => {
  await refuseOrdered(work, id, sku);
  await refuseBought(work, 'product_id', id);
  const [kit] = await kitsWith(work, id);
  if (kit !== undefined) throw dependent(`${sku} is part of ${kit}`, `docket products recipe ${kit} …`);
  const [listing] = await listingsOf(work, [id]);
  if (listing)
    throw dependent(`${listing.channel} calls ${sku} ${listing.code}`, `docket products show ${sku}`);
  const moved = await work.tx
    .selectFrom('stock_moves as m')
    .select('m.id')
    .where('m.product_id', '=', id)
    .where('m.reverses', 'is', null)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('stock_moves as r').select('r.id').whereRef('r.reverses', '=', 'm.id'))),
    )
    .limit(1)
    .executeTakeFirst();
  if (moved) throw dependent(`goods of ${sku} were received or moved`, `docket stock moves ${sku}`);
  return [{ type: 'taken_back', table: 'products', ids: [id] }];
};

async function refuseOrdered(work: Work, product_id: number, sku: string): Promise<void> {
  const ordered = await work.tx
    .selectFrom('order_lines as l')
    .innerJoin('orders as o', 'o.id', 'l.order_id')
    .select('o.number')
    .where('l.product_id', '=', product_id)
    .where('o.undone_by', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (ordered)
    throw dependent(`order #${ordered.number} has ${sku} on it`, `docket orders show ${ordered.number}`);
}

/** A product or supplier that a purchase order names, or that a supplier's terms are about, stays. */
async function refuseBought({ tx }: Work, column: 'product_id' | 'supplier_id', id: number): Promise<void> {
  const bought = await tx
    .selectFrom('purchases as p')
    .innerJoin('purchase_lines as l', 'l.purchase_id', 'p.id')
    .select('p.number')
    .where(column, '=', id)
    .where('p.undone_by', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (bought)
    throw dependent(`purchase order ${bought.number} names it`, `docket purchases show ${bought.number}`);
  const item = await tx
    .selectFrom('supplier_items as s')
    .innerJoin('products as p', 'p.id', 's.product_id')
    .select('p.sku')
    .where(`s.${column}`, '=', id)
    .limit(1)
    .executeTakeFirst();
  if (item)
    throw dependent(`what suppliers ask for ${item.sku} is written down`, `docket products show ${item.sku}`);
}

export const partyAdded: Reversal<'party_added'> = async (work, { entity_id: id }) => {
  const order = await work.tx
    .selectFrom('orders')
    .select('number')
    .where('undone_by', 'is', null)
    .where((eb) => eb.or([eb('customer_id', '=', id), eb('ship_to_id', '=', id)]))
    .limit(1)
    .executeTakeFirst();
  if (order) throw dependent(`order #${order.number} is theirs`, `docket orders show ${order.number}`);
  const product = await work.tx
    .selectFrom('products')
    .select('sku')
    .where('supplier_id', '=', id)
    .where('undone_by', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (product) throw dependent(`${product.sku} comes from them`, `docket products show ${product.sku}`);
  await refuseBought(work, 'supplier_id', id);
  return [{ type: 'taken_back', table: 'parties', ids: [id] }];
};

const tableOf = { product: 'products', channel: 'channels', location: 'locations' } as const;

export const edited: Reversal<'edited'> = async (work, { payload: { kept, id, changes, before } }) => {
  if (kept === 'party') throw await forgotten(work, id);
  const { code, row } = await keptRow(work, kept, id);
  const changed = Object.entries(changes).find(([column, value]) => row[column] !== value);
  if (changed)
    throw changedSince(`${changed[0].replaceAll('_', ' ')} of ${code}`, `docket ${kept}s show ${code}`);
  await laws[kept]?.(work, { ...row, ...before });
  return [{ type: 'edited', kept, id, changes: before, before: changes }];
};

type Row = Readonly<Record<string, unknown>>;

async function keptRow(
  work: Work,
  kept: keyof typeof tableOf,
  id: number,
): Promise<{ row: Row; code: string }> {
  const row: Row | undefined = await work.tx
    .selectFrom(tableOf[kept])
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw dependent(`the ${kept} itself was taken back`, 'docket undo --list');
  return { row, code: text(row['sku'] ?? row['code']) };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

async function forgotten(work: Work, id: number) {
  const { kind, code } = await work.tx
    .selectFrom('parties')
    .select(['kind', 'code'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return impossible(
    'The log keeps no personal data, so it does not know what stood there before.',
    `docket ${kind === 'supplier' ? 'suppliers' : 'customers'} edit ${code ?? ''}`,
  );
}

/** What must hold of a row as it will be again: the same as when it is changed by hand. */
const laws: { readonly [K in Kept]?: (work: Work, row: Row) => Promise<void> } = {
  async product(work, { id, sku, barcode, archived_at, decimals, lot_tracked }) {
    const product = { id: Number(id), sku: text(sku) };
    if (lot_tracked !== (await productsById(work, [product.id])).get(product.id)?.lot_tracked)
      await refuseLying(work, product);
    if (await usedFinerThan(work, product.id, 10 ** (3 - Number(decimals))))
      throw dependent(
        `${product.sku} was sold or moved in finer parts since`,
        `docket stock moves ${product.sku}`,
      );
    if (archived_at !== null) await refuseWhileOrdered(work, product);
    else if (typeof barcode === 'string') await barcodeOf(work, barcode, product.id);
  },
  async location(work, { id, sellable, archived_at }) {
    const location = (await loadLocations(work)).byId(Number(id));
    if (archived_at === null && sellable === 1) return;
    refuseOwn(work, location, archived_at === null ? 'closed to orders' : 'archived');
    await refusePromised(work, location);
    if (archived_at === null) return;
    await refuseStocked(work, location);
    await refuseNamedByOrders(work, location);
  },
};
