import { Refusal, Refusals } from '../../base/refusal.ts';
import type { PurchaseOrderRecord } from '../../domain/imports/records.ts';
import {
  purchaseNumbersTaken,
  purchasesKnownAs,
  type KnownPurchase,
} from '../../store/load/known-purchases.ts';
import type { Work } from '../../store/work.ts';
import { catchUpPurchase, differs } from './catch-up-purchase.ts';
import { Goods } from './known-products.ts';
import { mayWrite, sound, Tally, type Begin, type Importing, type Told } from './outcome.ts';
import { placeImported } from './place-purchase.ts';
import { readyPurchases, type NamedPurchase } from './ready-purchases.ts';

/**
 * Places the orders with suppliers of a file, and brings those that are known up to date: what has come since comes in.
 * An order is known by its supplier and reference, else by docket's own number of it. What the books know better stays.
 */
export const importPurchases: Begin<PurchaseOrderRecord> = async (work, importing) => {
  const tally = new Tally(importing);
  const goods = new Goods(work, importing);
  const differing: string[] = [];
  return {
    async take(records) {
      const named = await readyPurchases(work, records, { goods, importing });
      const orders = sound(records, importing.issues);
      const books = { goods, importing, differing, ...(await knownTo(work, orders, named)) };
      for (const order of orders) tally.count(await taken(work, order, books));
    },
    end: async () => tally.outcome({ products: goods.made }, [...warningsOf(differing), ...goods.warnings()]),
  };
};

const NAMED = 20;

function warningsOf(differing: readonly string[]): string[] {
  if (differing.length === 0) return [];
  const more = differing.length > NAMED ? ' …' : '';
  return [
    `Known already with other lines than in this file, which are left as they are: ${differing.slice(0, NAMED).join(', ')}${more}`,
  ];
}

interface Books {
  readonly goods: Goods;
  readonly importing: Importing;
  readonly differing: string[];
  readonly named: (order: PurchaseOrderRecord) => NamedPurchase;
  readonly known: (order: PurchaseOrderRecord) => KnownPurchase | undefined;
  /** Numbers of the file that some order has. */
  readonly taken: ReadonlySet<number>;
}

async function knownTo(
  work: Work,
  orders: readonly PurchaseOrderRecord[],
  named: Books['named'],
): Promise<Pick<Books, 'named' | 'known' | 'taken'>> {
  const refs = orders.flatMap(({ external_ref }) => external_ref ?? []);
  const numbers = orders.flatMap(({ number }) => number ?? []);
  const found = await purchasesKnownAs(work, { refs, numbers });
  const known = (order: PurchaseOrderRecord): KnownPurchase | undefined => {
    const { supplier_id } = named(order);
    const theirs = found.filter(({ header }) => header.supplier_id === supplier_id);
    return order.external_ref === null
      ? theirs.find(({ header }) => header.number === order.number)
      : theirs.find(({ header }) => header.external_ref === order.external_ref);
  };
  return { named, known, taken: await purchaseNumbersTaken(work, numbers) };
}

async function taken(work: Work, order: PurchaseOrderRecord, books: Books): Promise<Told> {
  const [line = 0] = order.rows;
  const known = books.known(order);
  const told = (becomes: Told['becomes'], changes: Told['changes'] = []): Told => ({
    line,
    what: order.ref,
    becomes,
    changes,
  });
  if (!mayWrite(books.importing.options.mode, known !== undefined)) return told('left_out');
  try {
    if (!known) {
      await made(work, order, books);
      return told('created');
    }
    if (differs(known, order)) books.differing.push(order.ref);
    const changes = await catchUpPurchase(work, known, order);
    return told(changes.length === 0 ? 'unchanged' : 'updated', changes);
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof Refusals)) throw error;
    const code = error instanceof Refusal ? error.code : error.problems[0].code;
    books.importing.issues.add(line, code, error.message);
    return told('rejected');
  }
}

async function made(
  work: Work,
  order: PurchaseOrderRecord,
  { goods, named, taken: numbers }: Books,
): Promise<void> {
  await goods.make(order.lines);
  const number = order.number === null || numbers.has(order.number) ? undefined : order.number;
  await placeImported(work, order, { ...named(order), goods, number });
}
