import { sql } from 'kysely';
import { loadParty } from '../load/parties.ts';
import { loadShop } from '../load/shop.ts';
import type { RowOf } from '../schema.ts';
import { containing } from '../search.ts';
import type { Reading } from '../work.ts';
import { listSupplierItems, type SupplierItemRecord } from './supplier-items.ts';

export type PartyRecord = Omit<RowOf<'parties'>, 'kind'> & { readonly kind: 'customer' | 'supplier' };

/** A customer with what was ordered, in minor units. */
export interface CustomerRecord {
  readonly party: PartyRecord;
  readonly currency: string;
  readonly orders: number;
  readonly gross: number;
  readonly due: number;
  readonly last_order_on: string | null;
}

/** A supplier with how many products name it, and what it asks for what it sells. */
export interface SupplierRecord {
  readonly party: PartyRecord;
  readonly products: number;
  /** What they sell to us. */
  readonly items: readonly SupplierItemRecord[];
  readonly currency: string;
}

export interface PartyFilter {
  /** Part of a code, name, e-mail, phone or postcode. */
  readonly search?: string | undefined;
  /** Archived ones instead of the others. */
  readonly archived?: boolean | undefined;
  readonly limit?: number | undefined;
}

/** Customers or suppliers in the order of their codes. */
export async function listParties(
  { tx }: Pick<Reading, 'tx'>,
  kind: PartyRecord['kind'],
  { search, archived = false, limit }: PartyFilter = {},
): Promise<PartyRecord[]> {
  const rows = await tx
    .selectFrom('parties')
    .selectAll()
    .where('kind', '=', kind)
    .where('undone_by', 'is', null)
    .where('archived_at', archived ? 'is not' : 'is', null)
    .$if(search !== undefined, (query) =>
      query.where(sql<boolean>`search like ${containing(search ?? '')} escape '\\'`),
    )
    .orderBy('code')
    .orderBy('id')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute();
  return rows.map((row) => ({ ...row, kind }));
}

/** A customer by code; refuses (3) an unknown one. Drafts and cancelled orders do not count. */
export async function showCustomer(reading: Reading, code: string): Promise<CustomerRecord> {
  const party = await loadParty(reading, 'customer', code);
  const { currency } = await loadShop(reading.tx);
  const sums = await reading.tx
    .selectFrom('orders')
    .select(sql<number>`count(*)`.as('orders'))
    .select(sql<number>`coalesce(sum(gross), 0)`.as('gross'))
    .select(sql<number>`coalesce(sum(due), 0)`.as('due'))
    .select((eb) => eb.fn.max('placed_on').as('last_order_on'))
    .where('customer_id', '=', party.id)
    .where('lifecycle', 'in', ['open', 'closed'])
    .where('undone_by', 'is', null)
    .executeTakeFirstOrThrow();
  return { party: { ...party, kind: 'customer' }, currency, ...sums };
}

/** A supplier by code; refuses (3) an unknown one. */
export async function showSupplier(reading: Reading, code: string): Promise<SupplierRecord> {
  const party = await loadParty(reading, 'supplier', code);
  const { products } = await reading.tx
    .selectFrom('products')
    .select(sql<number>`count(*)`.as('products'))
    .where('supplier_id', '=', party.id)
    .where('archived_at', 'is', null)
    .where('undone_by', 'is', null)
    .executeTakeFirstOrThrow();
  const { currency } = await loadShop(reading.tx);
  const items = await listSupplierItems(reading, { supplier_id: party.id });
  return { party: { ...party, kind: 'supplier' }, products, items, currency };
}
