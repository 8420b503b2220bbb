import type { Day } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import { keptText, optionalTextProblems } from '../../domain/free-text.ts';
import { send } from '../../domain/stock/transfer.ts';
import { loadLocations, type Location } from '../../store/load/locations.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { happenedOn, type Happened } from '../days.ts';
import { leaving, refuseNeededLater } from '../stock/leaving.ts';
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
  const lines = send(await leaving(work, goods, from));
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
