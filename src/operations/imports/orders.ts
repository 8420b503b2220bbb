import type { OrderRecord } from '../../domain/imports/records.ts';
import { pendingExceptions } from '../../store/load/exceptions.ts';
import { reportsOf } from '../../store/load/reports.ts';
import type { Work } from '../../store/work.ts';
import { catchUp } from './catch-up.ts';
import { Differing } from './differing.ts';
import { reportOf } from './fingerprint.ts';
import { warningsOf, type OrderNotes } from './order-notes.ts';
import { mayWrite, Tally, type Begin, type Importing, type Told } from './outcome.ts';
import { placeReported } from './place-reported.ts';
import { makeReady, openBooks, placesMade, placeWarnings, type OrderBooks, type Ready } from './ready.ts';

/**
 * Places the orders of a file as their channel gives them, and brings those that are known up to date: what was paid,
 * shipped, cancelled or refunded since. What is short is kept as a backorder and named, since somebody has sold it
 * already. What the books know better stays.
 */
export const importOrders: Begin<OrderRecord> = async (work, importing) => {
  const books = await openBooks(work, importing);
  const tally = new Tally(importing);
  const differing = new Differing();
  const notes: OrderNotes = { returns: 0, waiting: [], oversold: [], unpaid: [], dropped: [], refused: [] };
  return {
    async take(records) {
      const laws = { past: false, reported: importing.channel !== null };
      const ready = await makeReady(work, records, { importing, books, laws });
      await takeKnown(work, ready, { importing, books, tally, notes, differing });
      const may = mayWrite(importing.options.mode, false);
      const placed = may ? await placeReported(work, ready, { books, notes }) : ready.fresh;
      for (const order of placed) tally.count(told(order, may ? 'created' : 'left_out'));
      const dropped = ready.fresh.filter((order) => !placed.includes(order));
      for (const order of dropped) tally.count(told(order, 'left_out'));
      if (may) notes.dropped.push(...dropped.map(({ ref }) => ref));
    },
    end: async () => {
      const { goods, customers } = books;
      const also = {
        products: goods.made,
        customers: customers.made,
        returns: notes.returns,
        ...placesMade(books),
      };
      const remarks = [...differing.warnings(), ...goods.warnings(), ...warningsOf(notes)];
      return tally.outcome(also, [...placeWarnings(books), ...remarks]);
    },
  };
};

function told({ rows, ref }: OrderRecord, becomes: Told['becomes'], changes: Told['changes'] = []): Told {
  return { line: rows[0] ?? 0, what: ref, becomes, changes };
}

interface Taking {
  readonly importing: Importing;
  readonly books: OrderBooks;
  readonly tally: Tally;
  readonly notes: OrderNotes;
  readonly differing: Differing;
}

async function takeKnown(
  work: Work,
  { known }: Ready,
  { importing, books, tally, notes, differing }: Taking,
): Promise<void> {
  const reports = await reportsOf(
    work,
    known.flatMap(({ earlier: { id } }) => id ?? []),
  );
  const pending = await pendingExceptions(
    work,
    known.flatMap(({ earlier: { id } }) => id ?? []),
  );
  for (const { order, earlier } of known) {
    // What a channel says of its lines is taken over or said; other files may mean something else.
    if (importing.channel === null) differing.look(order, earlier);
    const last = reports.get(earlier.id ?? 0);
    const old = last?.updated_at != null && order.updated_at !== null && order.updated_at < last.updated_at;
    // What was not there to leave the last time may be there now.
    const same = last?.content_hash === reportOf(order).content_hash && !pending.has(earlier.id ?? 0);
    if (earlier.id === null || old || same) tally.count(told(order, 'unchanged'));
    else if (!mayWrite(importing.options.mode, true)) tally.count(told(order, 'left_out'));
    else {
      const { unpriced = false } = last ?? {};
      const changes = await catchUp(work, earlier.id, { order, goods: books.goods, notes, unpriced });
      tally.count(told(order, changes.length === 0 ? 'unchanged' : 'updated', changes));
    }
  }
}
