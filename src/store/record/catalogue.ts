import { sql, type RawBuilder } from 'kysely';
import type { EventTypes, Kept, NewParty, NewProduct } from '../../domain/events.ts';
import { nameKey } from '../../domain/catalog/name.ts';
import { forgetLocations } from '../load/locations.ts';
import { searchText } from '../search.ts';
import { takeIds } from '../numbers.ts';
import { insertRows } from '../rows.ts';
import { Stale } from '../transact.ts';
import type { Work } from '../work.ts';
import type { Recorder } from './recorder.ts';

/** Of two programs that set one thing at once, the second starts again on what the first has set. */
export const settingChanged: Recorder<'setting_changed'> = async (work, events) => {
  for (const event of events) {
    const { numAffectedRows } = await settingStatement(event).execute(work.tx);
    if (numAffectedRows !== 1n) throw new Stale(`the setting ${event.key} has changed`);
  }
  return events.map(() => ({ entity: 'setting', id: 0 }));
};

function settingStatement({ key, value, before }: EventTypes['setting_changed']): RawBuilder<unknown> {
  if (before === null)
    return sql`insert into settings (key, value) values (${key}, ${value}) on conflict do nothing`;
  if (value === null) return sql`delete from settings where key = ${key} and value = ${before}`;
  return sql`update settings set value = ${value} where key = ${key} and value = ${before}`;
}

export const taxCategoryAdded: Recorder<'tax_category_added'> = async (work, events) => {
  await insertRows(
    work,
    'tax_categories',
    events.map(({ code, name }) => ({ code, name })),
  );
  return events.map(() => ({ entity: 'tax_category', id: 0 }));
};

export const taxRateSet: Recorder<'tax_rate_set'> = async (work, events) => {
  const next = await takeIds(work, events.length);
  const rows = events.map(({ category, country, from_day, rate }) => ({
    id: next(),
    key: { category, country, from_day },
    rate,
  }));
  for (const { id, key, rate } of rows) {
    if (rate === null)
      await work.tx
        .deleteFrom('tax_rates')
        .where((eb) => eb.and(key))
        .execute();
    else
      await work.tx
        .insertInto('tax_rates')
        .values({ id, ...key, rate })
        .onConflict((conflict) => conflict.columns(['category', 'country', 'from_day']).doUpdateSet({ rate }))
        .execute();
  }
  return rows.map(({ id }) => ({ entity: 'tax_rate', id }));
};

export const channelAdded: Recorder<'channel_added'> = async (work, events) => {
  const next = await takeIds(work, events.length);
  const rows = events.map(({ code, name, buffer = 0, cap = null }) => ({
    id: next(),
    code,
    name,
    archived_at: null,
    buffer,
    cap,
  }));
  await insertRows(work, 'channels', rows);
  return rows.map(({ id }) => ({ entity: 'channel', id }));
};

export const locationAdded: Recorder<'location_added'> = async (work, events) => {
  const next = await takeIds(work, events.length);
  const rows = events.map(({ code, name, kind, sellable, stocked, priority }) => ({
    id: next(),
    code,
    name,
    kind: (kind ?? 'shop') as 'shop',
    sellable: sellable ?? 1,
    stocked: stocked ?? 1,
    priority: priority ?? 100,
    archived_at: null,
  }));
  await insertRows(work, 'locations', rows);
  forgetLocations(work);
  return rows.map(({ id }) => ({ entity: 'location', id }));
};

const removable = { tax_category: 'tax_categories', channel: 'channels', location: 'locations' } as const;

export const removed: Recorder<'removed'> = async (work, events) => {
  for (const { kept, code } of events) {
    await work.tx.deleteFrom(removable[kept]).where('code', '=', code).execute();
    if (kept === 'location') forgetLocations(work);
  }
  return events.map(({ kept }) => ({ entity: kept, id: 0 }));
};

export const productAdded: Recorder<'product_added'> = async (work, events) => {
  const next = await takeIds(work, events.length);
  const rows = events.map(({ type: _, ...product }) => ({
    id: next(),
    ...product,
    order_up_to: product.order_up_to ?? null,
    weight: product.weight ?? null,
    lot_tracked: product.lot_tracked ?? 0,
    search: productSearch(product),
    archived_at: null,
    created_at: work.now,
    operation_id: work.operation,
    undone_by: null,
  }));
  await insertRows(work, 'products', rows);
  return rows.map(({ id }) => ({ entity: 'product', id }));
};

export const partyAdded: Recorder<'party_added'> = async (work, events) => {
  const next = await takeIds(work, events.length);
  const rows = events.map(({ type: _, ...party }) => ({
    id: next(),
    ...party,
    ...partyKeys(party),
    archived_at: null,
    created_at: work.now,
    operation_id: work.operation,
    undone_by: null,
  }));
  await insertRows(work, 'parties', rows);
  return rows.map(({ id }) => ({ entity: 'party', id }));
};

const tableOf = {
  product: 'products',
  party: 'parties',
  channel: 'channels',
  location: 'locations',
} as const;

export const edited: Recorder<'edited'> = async (work, events) => {
  for (const { kept, id, changes } of events) {
    await work.tx.updateTable(tableOf[kept]).set(changes).where('id', '=', id).execute();
    if (searched[kept].some((column) => column in changes)) await refreshSearch(work, kept, id);
    if (kept === 'location') forgetLocations(work);
  }
  return events.map(({ kept, id }) => ({ entity: kept, id }));
};

/** The columns that a thing is found by: a change of others, such as a whole list of prices, leaves its keys alone. */
const searched: Readonly<Record<Kept, readonly string[]>> = {
  product: ['sku', 'name', 'barcode', 'category'],
  party: ['code', 'name', 'email', 'phone', 'postcode'],
  channel: [],
  location: [],
};

async function refreshSearch(work: Work, kept: Kept, id: number): Promise<void> {
  const { tx } = work;
  if (kept === 'product') {
    const row = await tx.selectFrom('products').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    await tx
      .updateTable('products')
      .set({ search: productSearch(row) })
      .where('id', '=', id)
      .execute();
  }
  if (kept === 'party') {
    const row = await tx.selectFrom('parties').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    await tx.updateTable('parties').set(partyKeys(row)).where('id', '=', id).execute();
  }
}

function productSearch(product: Pick<NewProduct, 'sku' | 'name' | 'barcode' | 'category'>): string {
  return searchText(product.sku, product.name, product.barcode, product.category);
}

/** What a party is found by. */
function partyKeys(party: Pick<NewParty, 'code' | 'name' | 'email' | 'phone' | 'postcode'>) {
  const { code, name, email, phone, postcode } = party;
  return { search: searchText(code, name, email, phone, postcode), name_key: nameKey(name) };
}
