import type { Day } from '../../base/days.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import { namedOrders } from '../../domain/orders/named.ts';
import { keptText, optionalTextProblems } from '../../domain/free-text.ts';
import { after, refuseBelowZeroLater } from '../../domain/stock/history.ts';
import { send, type Sending } from '../../domain/stock/transfer.ts';
import { loadLocations, type Location } from '../../store/load/locations.ts';
import { ordersPromisedAt } from '../../store/load/promises.ts';
import { shiftsSince } from '../../store/load/since.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { happenedOn, type Happened } from '../days.ts';
import { lyingAt } from '../stock/lying.ts';
import { receiveTransfer } from './receive.ts';
import { wantedGoods, type WantedGoods, type WrittenGoods } from './wanted.ts';

export interface SendRequest extends WrittenGoods {
  readonly from: string;
  readonly to: string;
  readonly on?: Day | undefined;
  readonly note?: string | undefined;
  /** The goods are there already: they are received at once. */
  readonly receive?: boolean | undefined;
}

/**
 * Sends goods from one place to another; until they are received they are on their way, with their value. Refuses
 * values that cannot be (2), unknown products and places (3) and services (4) together; then (4) what is not there,
 * what is promised to orders, and a day on which it would have left what was needed later. Returns the transfer's
 * number.
 */
export async function sendTransfer(work: Work, request: SendRequest): Promise<number> {
  const { from, to, goods, happened } = await asked(work, request);
  const { note = '' } = request;
  const lines = send(await sendings(work, goods, from));
  await refuseNeededLater(work, { goods, from, happened });
  const [id = 0] = await record(work, [
    {
      type: 'transfer_sent',
      from_location_id: from.id,
      to_location_id: to.id,
      sent_at: happened.at,
      sent_on: happened.day,
      note: keptText(note),
      lines,
    },
  ]);
  const { number } = await work.tx
    .selectFrom('transfers')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return request.receive ? receiveTransfer(work, { transfer: number, on: request.on }) : number;
}

interface Asked {
  readonly from: Location;
  readonly to: Location;
  readonly goods: readonly WantedGoods[];
  readonly happened: Happened;
}

async function asked(work: Work, request: SendRequest): Promise<Asked> {
  const problems = new Problems();
  const locations = await loadLocations(work);
  problems.add(...optionalTextProblems({ note: request.note }));
  const goods = await wantedGoods(work, request, problems);
  const from = problems.attempt(() => locations.byCode(request.from), undefined);
  const to = problems.attempt(() => locations.byCode(request.to), undefined);
  if (from !== undefined && from === to) problems.add(sameTwice(from));
  const happened = problems.attempt(() => happenedOn(work, request.on), undefined);
  return {
    from: problems.unlessFound(from),
    to: problems.unlessFound(to),
    happened: problems.unlessFound(happened),
    goods,
  };
}

function sameTwice({ code }: Location): Refusal {
  return new Refusal('input.invalid', `The goods are to go from ${code} to ${code}: that is no transfer.`, {
    hint: 'docket locations list',
  });
}

async function sendings(work: Work, goods: readonly WantedGoods[], from: Location): Promise<Sending[]> {
  const lying = await lyingAt(
    work,
    goods.map(({ product }) => product),
    from,
  );
  const wanted: Sending[] = [];
  for (const { product, quantity } of goods) {
    const level = lying(product);
    const orders = level.allocated > 0 ? await ordersPromisedAt(work, product.id, from.id) : [];
    wanted.push({ product_id: product.id, quantity, level, orders, named: namedOrders(orders) });
  }
  return wanted;
}

/** What left on a day in the past must not have been needed since. */
async function refuseNeededLater(
  work: Work,
  { goods, from, happened }: Pick<Asked, 'goods' | 'from' | 'happened'>,
): Promise<void> {
  const products = goods.map(({ product }) => product);
  const { at } = happened;
  const lying = await lyingAt(work, products, from);
  const ids = products.map(({ id }) => id);
  const shifts = await shiftsSince(work, { products: ids, location_id: from.id, at });
  const problems = new Problems();
  for (const { product, quantity } of goods) {
    const since = after({ at, operation: work.operation }, shifts.get(product.id) ?? []);
    const hint = `docket stock moves ${product.sku} --location ${from.code}`;
    const change = { by: -quantity, at, since };
    problems.attempt(() => refuseBelowZeroLater(lying(product), change, hint), undefined);
  }
  refuseAll(problems.found);
}
