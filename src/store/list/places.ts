import { sql } from 'kysely';
import { Refusal } from '../../base/refusal.ts';
import { nearest } from '../../base/nearest.ts';
import { loadShop } from '../load/shop.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

/** A place where goods lie, and what lies there. */
export interface LocationRecord {
  readonly location: RowOf<'locations'>;
  readonly currency: string;
  /** Products of which some lie there. */
  readonly products: number;
  /** In minor units, at cost. */
  readonly value: number;
}

/** The places where goods lie, in the order in which orders are served from them. */
export async function listLocations(
  { tx }: Pick<Reading, 'tx'>,
  { archived = false }: { readonly archived?: boolean | null } = {},
): Promise<LocationRecord[]> {
  const { currency } = await loadShop(tx);
  const rows = await tx
    .selectFrom('locations as l')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('stock_levels')
          .select('location_id')
          .select(sql<number>`count(distinct product_id)`.as('products'))
          .select(sql<number>`sum(value)`.as('value'))
          .where('quantity', '<>', 0)
          .groupBy('location_id')
          .as('s'),
      (join) => join.onRef('s.location_id', '=', 'l.id'),
    )
    .selectAll('l')
    .select(['s.products', 's.value'])
    .where('l.stocked', '=', 1)
    .$if(archived !== null, (query) => query.where('l.archived_at', archived ? 'is not' : 'is', null))
    .orderBy('l.priority')
    .orderBy('l.id')
    .execute();
  return rows.map(({ products, value, ...location }) => ({
    location,
    currency,
    products: products ?? 0,
    value: value ?? 0,
  }));
}

/** A place by code, archived ones too; refuses (3) an unknown one. */
export async function showLocation(reading: Reading, code: string): Promise<LocationRecord> {
  const all = await listLocations(reading, { archived: null });
  const found = all.find(({ location }) => location.code === code);
  if (found) return found;
  throw unknown('location', code, all.map(({ location }) => location.code)); // prettier-ignore
}

export type ChannelRecord = RowOf<'channels'>;

/** Where orders come in, the oldest first. */
export async function listChannels(
  { tx }: Pick<Reading, 'tx'>,
  { archived = false }: { readonly archived?: boolean | null } = {},
): Promise<ChannelRecord[]> {
  return tx
    .selectFrom('channels')
    .selectAll()
    .$if(archived !== null, (query) => query.where('archived_at', archived ? 'is not' : 'is', null))
    .orderBy('id')
    .execute();
}

/** A channel by code, archived ones too; refuses (3) an unknown one. */
export async function showChannel(reading: Reading, code: string): Promise<ChannelRecord> {
  const all = await listChannels(reading, { archived: null });
  const found = all.find((channel) => channel.code === code);
  if (found) return found;
  throw unknown('channel', code, all.map((channel) => channel.code)); // prettier-ignore
}

function unknown(what: 'location' | 'channel', code: string, known: readonly string[]): Refusal {
  const near = nearest(code, known);
  return new Refusal('not_found', `There is no ${what} “${code}”.`, {
    hint: near === undefined ? `Known are ${known.join(', ')}.` : `Did you mean ${near}?`,
    details: { [what]: code, known },
  });
}
