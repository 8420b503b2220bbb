import { sql } from 'kysely';
import { dayOf } from '../../base/days.ts';
import { loadShop } from '../load/shop.ts';
import type { RowOf } from '../schema.ts';
import { containing } from '../search.ts';
import type { Dated, Reading } from '../work.ts';
import { freeOf } from './available.ts';

/** As many as a person looks through while typing. */
const AT_MOST = 20;

/** A product to choose, in stored units. */
export interface ProductChoice {
  readonly sku: string;
  readonly name: string;
  readonly price: number;
  readonly currency: string;
  readonly decimals: number;
  /** Null where there is no stock to speak of: a service. */
  readonly available: number | null;
  /** Whether more than that may be ordered and wait. */
  readonly when_short: RowOf<'products'>['when_short'];
}

/** Products on sale whose SKU, name, barcode or category holds what was typed; what is exactly that comes first. */
export async function productChoices(reading: Dated, typed: string): Promise<ProductChoice[]> {
  const word = typed.trim();
  const { currency, timezone } = await loadShop(reading.tx);
  const products = await reading.tx
    .selectFrom('products as p')
    .select(['p.sku', 'p.name', 'p.price', 'p.decimals', 'p.when_short'])
    .select(
      sql<
        number | null
      >`case when p.kind = 'goods' then coalesce(${freeOf(dayOf(reading.now, timezone))}, 0) end`.as(
        'available',
      ),
    )
    .where('p.undone_by', 'is', null)
    .where('p.archived_at', 'is', null)
    .where(sql<boolean>`p.search like ${containing(word)} escape '\\'`)
    .orderBy(sql`case when p.sku = ${word} or p.barcode = ${word} then 0 else 1 end`)
    .orderBy('p.sku')
    .limit(AT_MOST)
    .execute();
  return products.map((product) => ({ ...product, currency }));
}

export interface CustomerChoice {
  readonly code: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly postcode: string | null;
  readonly line1: string | null;
}

/** Customers whose code, name, e-mail, phone or postcode holds what was typed. */
export async function customerChoices({ tx }: Reading, typed: string): Promise<CustomerChoice[]> {
  const rows = await tx
    .selectFrom('parties')
    .select(['code', 'name', 'email', 'phone', 'postcode', 'line1'])
    .where('kind', '=', 'customer')
    .where('undone_by', 'is', null)
    .where('archived_at', 'is', null)
    .where(sql<boolean>`search like ${containing(typed.trim())} escape '\\'`)
    .orderBy('name')
    .orderBy('id')
    .limit(AT_MOST)
    .execute();
  return rows.map((row) => ({ ...row, code: row.code ?? '' }));
}

/** The currency that amounts are typed in. */
export async function currencyOf({ tx }: Reading): Promise<string> {
  return (await loadShop(tx)).currency;
}
