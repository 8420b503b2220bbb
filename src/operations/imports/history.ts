import type { DocketEvent, NewOrder, PastOrder } from '../../domain/events.ts';
import { amountsOf, saysTotals } from '../../domain/imports/amounts.ts';
import {
  pastMoves,
  pastOrder,
  pastReturn,
  type PastLine,
  type PastPlaces,
} from '../../domain/imports/past.ts';
import type { OrderRecord } from '../../domain/imports/records.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Differing } from './differing.ts';
import type { Customer } from './known-customers.ts';
import { mayWrite, Tally, type Begin, type Told } from './outcome.ts';
import { headerOf } from './header.ts';
import { makeReady, openBooks, placesMade, placeWarnings, type OrderBooks, type Ready } from './ready.ts';

/**
 * Writes down what was sold before docket: orders that stand as paid, shipped and delivered on their day, and for
 * quantities below zero returns that name no order. It has no effect on stock.
 */
export const importHistory: Begin<OrderRecord> = async (work, importing) => {
  const books = await openBooks(work, importing);
  const locations = await loadLocations(work);
  const places = { history: locations.virtual('history').id, customer: locations.virtual('customer').id };
  const tally = new Tally(importing);
  const differing = new Differing();
  const counts = { orders: 0, returns: 0, lines: 0 };
  let cancelled = 0;
  let taxed = false;
  return {
    async take(records) {
      const ready = await makeReady(work, records, {
        importing,
        books,
        laws: { past: true, reported: false },
      });
      for (const { order, earlier } of ready.known) differing.look(order, earlier);
      for (const { order } of ready.known) tally.count(toldOf(order, 'unchanged'));
      const may = mayWrite(importing.options.mode, false);
      const standing = ready.fresh.filter(({ lifecycle }) => lifecycle !== 'cancelled');
      cancelled += ready.fresh.length - standing.length;
      taxed ||= standing.some(saysTaxes);
      for (const order of standing) tally.count(toldOf(order, may ? 'created' : 'left_out'));
      if (!may) return;
      const events = await pastsOf(work, { ...ready, fresh: standing }, { books, places });
      const orders = events.filter((event) => event.type === 'past_order_recorded');
      const returns = events.filter((event) => event.type === 'past_return_recorded');
      await record(work, [...orders, ...returns]);
      counts.orders += orders.length;
      counts.returns += returns.length;
      counts.lines += standing.reduce((sum, { lines }) => sum + lines.length, 0);
    },
    end: async () => {
      const { goods, customers } = books;
      const also = { ...counts, products: goods.made, customers: customers.made, ...placesMade(books) };
      return tally.outcome(also, [
        ...placeWarnings(books),
        ...calledOff(cancelled),
        ...(taxed || tally.created === 0 || work.shop.prices === 'without_tax' ? [] : [UNTAXED]),
        ...differing.warnings(),
        ...goods.warnings(),
      ]);
    },
  };
};

const UNTAXED =
  'No row of the file names a tax rate: its sales count as without tax (0 %), and the reports show their prices as net.';

function saysTaxes(order: OrderRecord): boolean {
  return saysTotals(order) || order.lines.some(({ tax_rate }) => tax_rate !== null);
}

function calledOff(count: number): string[] {
  return count === 0 ? [] : [`Cancelled in the file and left out: ${count}`];
}

/** What becomes of an order of a file as a whole. */
export function toldOf({ rows, ref }: OrderRecord, becomes: Told['becomes']): Told {
  return { line: rows[0] ?? 0, what: ref, becomes, changes: [] };
}

type PastEvent = DocketEvent<'past_order_recorded' | 'past_return_recorded'>;

async function pastsOf(
  work: Work,
  ready: Ready,
  { books, places }: { readonly books: OrderBooks; readonly places: PastPlaces },
): Promise<PastEvent[]> {
  const { goods, customers } = books;
  await goods.make(ready.fresh.flatMap(({ lines }) => lines));
  await customers.make(ready.fresh);
  return ready.fresh.flatMap((order) => {
    const lines = order.lines.flatMap((line) => {
      const product = goods.product(line.sku);
      return product ? [{ line, product }] : [];
    });
    return pastOf(work, { order, lines, customer: customers.of(order.customer), ready, places });
  });
}

/** What stands as it was, before docket. */
const closed = { lifecycle: 'closed', imported: 1, backorder: 0, fingerprint: null } as const;

interface Past {
  readonly order: OrderRecord;
  readonly lines: readonly PastLine[];
  readonly customer: Customer | null;
  readonly ready: Ready;
  readonly places: PastPlaces;
}

function pastOf(work: Work, { order, lines, customer, ready, places }: Past): PastEvent[] {
  const header = { ...headerOf(work, { order, customer, ready }), ...closed };
  const sold = lines.filter(({ line }) => line.quantity > 0);
  const back = lines.filter(({ line }) => line.quantity < 0);
  const events: PastEvent[] = [];
  if (sold.length > 0)
    events.push({
      type: 'past_order_recorded',
      ...(order.number === null || ready.taken.has(order.number) ? {} : { number: order.number }),
      ...soldBefore(order, header, { sold, places }),
    });
  if (back.length > 0) events.push(returnOf(header, back, places));
  return events;
}

/** What a channel says of its totals is kept; what nobody says of taxes has none. */
function soldBefore(
  order: OrderRecord,
  header: NewOrder,
  { sold, places }: { readonly sold: readonly PastLine[]; readonly places: PastPlaces },
): PastOrder {
  if (!saysTotals(order)) return pastOrder(header, sold, { places, shipping: order.shipping ?? 0 });
  const lines = sold.map((line) => ({ ...line, tax_rate: 0 }));
  const given = amountsOf(order, header, { lines, shipping_rate: 0 });
  return { ...given, moves: pastMoves(given.lines, places) };
}

/** Goods that came back, of an order that nobody names. */
export function returnOf(
  header: NewOrder,
  lines: readonly PastLine[],
  places: PastPlaces,
): DocketEvent<'past_return_recorded'> {
  const { external_ref, channel_id, customer_id, country, note, placed_at, placed_on } = header;
  const returned = {
    order_id: null, external_ref, channel_id, customer_id, country, lifecycle: 'imported', reason: 'other', note,
    requested_at: placed_at, requested_on: placed_on, override_days: null,
  } as const; // prettier-ignore
  return { type: 'past_return_recorded', ...pastReturn(returned, lines, { places, order: header }) };
}
