import { sql } from 'kysely';
import type { Day } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import { nameKey } from '../../domain/catalog/name.ts';
import { loadProduct } from '../load/products.ts';
import type { RowOf } from '../schema.ts';
import { containing } from '../search.ts';
import type { Reading } from '../work.ts';
import { exceptionOfOrder } from './exceptions.ts';

/** What a list of orders is narrowed by; several filters hold together. */
export interface OrderFilters {
  readonly lifecycle?: RowOf<'orders'>['lifecycle'] | undefined;
  readonly headline?: string | undefined;
  readonly payment?: string | undefined;
  readonly fulfilment?: string | undefined;
  /** By code. */
  readonly channel?: string | undefined;
  /** By code, e-mail or exact name. */
  readonly customer?: string | undefined;
  /** SKU or barcode of a product that was ordered. */
  readonly sku?: string | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** Only orders that somebody still owes for. */
  readonly due?: boolean | undefined;
  /** A number, a reference, or a part of a customer's name, e-mail, phone or postcode. */
  readonly search?: string | undefined;
  /** Rows at most; without it, all. */
  readonly limit?: number | undefined;
}

export type OrderRow = Awaited<ReturnType<typeof listOrders>>[number];

/**
 * Orders, newest first, without those that were taken back; amounts in minor units. Refuses (3) an unknown channel,
 * customer or product, so that a slip is not taken for an empty list.
 */
export async function listOrders(reading: Reading, filters: OrderFilters = {}) {
  const { query } = await ordersQuery(reading, filters);
  return query.execute();
}

/** The query behind the list; it reads an index in its order, so that the newest of a million cost no more than of ten. */
export async function ordersQuery(reading: Reading, filters: OrderFilters) {
  const { channel, customer, sku } = filters;
  const found: Found = {
    channels: channel === undefined ? undefined : await channelIds(reading, channel),
    customers: customer === undefined ? undefined : await customerIds(reading, customer),
    product: sku === undefined ? undefined : (await loadProduct(reading, sku)).id,
  };
  return { query: queryOf(reading, filters, found) };
}

/** What the words of the filters stand for, by id. */
interface Found {
  readonly channels: readonly number[] | undefined;
  readonly customers: readonly number[] | undefined;
  readonly product: number | undefined;
}

const shownColumns = [
  'o.number', 'o.headline', 'o.placed_on', 'c.name as customer', 'c.code as customer_code', 'h.code as channel',
  'o.external_ref', 'o.lifecycle', 'o.readiness', 'o.fulfilment', 'o.delivery', 'o.payment', 'o.returns',
  'o.promised_on', 'o.gross', 'o.due', 'o.currency',
] as const; // prettier-ignore

function queryOf({ tx }: Reading, filters: OrderFilters, { channels, customers, product }: Found) {
  const { lifecycle, headline, payment, fulfilment, from, to, due, search, limit } = filters;
  const equal = given({ lifecycle, headline, payment, fulfilment });
  const ofProduct = tx.selectFrom('order_lines').select('order_id');
  return tx
    .selectFrom('orders as o')
    .innerJoin('channels as h', 'h.id', 'o.channel_id')
    .leftJoin('parties as c', 'c.id', 'o.customer_id')
    .select(shownColumns)
    .select(exceptionOfOrder.as('exceptions'))
    .where((eb) =>
      eb.and([
        eb('o.undone_by', 'is', null),
        ...equal.map(([column, value]) => eb(`o.${column}`, '=', value)),
        // Nothing is due on a cancelled order that was never paid, but nobody looks for it among the paid ones.
        ...(payment === 'paid' ? [eb('o.lifecycle', '<>', 'cancelled')] : []),
        ...(channels === undefined ? [] : [eb('o.channel_id', 'in', channels)]),
        ...(customers === undefined ? [] : [eb('o.customer_id', 'in', customers)]),
        ...(product === undefined ? [] : [eb('o.id', 'in', ofProduct.where('product_id', '=', product))]),
        ...(from === undefined ? [] : [eb('o.placed_on', '>=', from)]),
        ...(to === undefined ? [] : [eb('o.placed_on', '<=', to)]),
        // Word for word the predicate of the partial index, so that the engines use it.
        ...(due === true ? [sql<boolean>`o.due > 0`] : []),
        ...(search === undefined ? [] : [eb('o.id', 'in', idsLike(tx, search))]),
      ]),
    )
    .orderBy('o.placed_on', 'desc')
    .orderBy('o.number', 'desc')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0));
}

type Words = Pick<OrderFilters, 'lifecycle' | 'headline' | 'payment' | 'fulfilment'>;

/** The words that were said, each beside its column. */
function given(words: Words): [keyof Words, string][] {
  return Object.entries(words).filter(([, value]) => value !== undefined) as [keyof Words, string][];
}

async function channelIds({ tx }: Reading, code: string): Promise<number[]> {
  const channels = await tx.selectFrom('channels').select(['id', 'code']).orderBy('id').execute();
  const found = channels.filter((channel) => channel.code === code);
  if (found.length > 0) return found.map(({ id }) => id);
  throw new Refusal('not_found', `There is no channel “${code}”.`, {
    hint: `Known are ${channels.map((channel) => channel.code).join(', ')}.`,
    details: { value: code, choices: channels.map((channel) => channel.code) },
  });
}

async function customerIds({ tx }: Reading, word: string): Promise<number[]> {
  for (const [column, value] of [
    ['code', word],
    ['email', word.toLowerCase()],
    ['name_key', nameKey(word)],
  ] as const) {
    const found = await tx
      .selectFrom('parties')
      .select('id')
      .where('kind', '=', 'customer')
      .where(column, '=', value)
      .where('undone_by', 'is', null)
      .execute();
    if (found.length > 0) return found.map(({ id }) => id);
  }
  throw new Refusal('not_found', `There is no customer “${word}”.`, {
    hint: `docket orders list --search "${word}"      or docket customers list`,
    details: { customer: word },
  });
}

/** Each of the ways has an index of its own, and the ids that they find are put together. */
function idsLike(tx: Reading['tx'], typed: string) {
  const text = typed.trim();
  const people = () =>
    tx
      .selectFrom('parties')
      .select('id')
      .where(sql<boolean>`search like ${containing(text)} escape '\\'`);
  const number = /^#?(\d{1,15})$/.exec(text)?.[1];
  return tx
    .selectFrom('orders')
    .select('id')
    .where('number', '=', Number(number ?? 0))
    .union(
      tx
        .selectFrom('orders')
        .select('id')
        .where('external_ref', '=', text)
        .where('undone_by', 'is', null)
        .where('channel_id', 'in', tx.selectFrom('channels').select('id')),
    )
    .union(tx.selectFrom('orders').select('id').where('customer_id', 'in', people()))
    .union(tx.selectFrom('orders').select('id').where('ship_to_id', 'in', people()));
}

/** Orders by number, as rows of a list. */
export async function ordersByNumber(reading: Reading, numbers: readonly number[]): Promise<PromisedRow[]> {
  if (numbers.length === 0) return [];
  return reading.tx
    .selectFrom('orders')
    .select(['number', 'external_ref', 'headline', 'readiness', 'promised_on', 'allocated'])
    .select(sql<number>`ordered - cancelled - shipped - allocated`.as('waiting'))
    .where('number', 'in', numbers)
    .orderBy('number')
    .execute();
}

/** How much of an order is promised and how much still waits, in thousandths over all its goods. */
export interface PromisedRow {
  readonly number: number;
  readonly external_ref: string | null;
  readonly headline: string;
  readonly readiness: string | null;
  readonly promised_on: Day | null;
  readonly allocated: number;
  readonly waiting: number;
}

/** What is said of an order that was just placed, one of many; amounts in minor units. */
export type PlacedRow = Awaited<ReturnType<typeof placedRow>>;

export function placedRow({ tx }: Pick<Reading, 'tx'>, number: number) {
  return tx
    .selectFrom('orders')
    .select(['number', 'external_ref', 'headline', 'gross', 'due', 'currency'])
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
}
