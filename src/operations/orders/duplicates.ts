import { addDays, momentIn, type Day, type Instant } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import { aroundDay } from '../../domain/orders/place.ts';
import type { Work } from '../../store/work.ts';

type Guarded = Suspect & { readonly channel_id: number; readonly external_ref: string | null };

/** An order with a reference is guarded by it alone, any other by its likeness, unless that is forced. */
export async function refuseDuplicates(
  work: Work,
  order: Guarded,
  { force }: { readonly force: boolean },
): Promise<void> {
  const { channel_id, external_ref } = order;
  if (external_ref !== null) await refuseSameReference(work, { channel_id, external_ref });
  else if (!force) await refuseLikelyDuplicate(work, order);
}

/** The hard guard: refuses (4) a second order of a channel with one reference, among those not taken back. */
export async function refuseSameReference(
  work: Work,
  { channel_id, external_ref }: { readonly channel_id: number; readonly external_ref: string },
): Promise<void> {
  const same = await work.tx
    .selectFrom('orders')
    .select('number')
    .where('channel_id', '=', channel_id)
    .where('external_ref', '=', external_ref)
    .where('undone_by', 'is', null)
    .executeTakeFirst();
  if (!same) return;
  throw new Refusal('duplicate', `“${external_ref}” is order #${same.number} already.`, {
    hint: `docket orders show ${same.number}`,
    details: { external_ref, number: same.number },
  });
}

interface Suspect {
  /** Null for nobody in particular, and for what need not be guarded. */
  readonly fingerprint: string | null;
  readonly placed_at: Instant;
  readonly placed_on: Day;
  /** The number of the order itself, where it exists as a draft. */
  readonly number?: number;
}

/** The soft guard: refuses (4) what the same customer ordered within a day of it. `--force` leaves it out. */
async function refuseLikelyDuplicate(work: Work, suspect: Suspect): Promise<void> {
  if (suspect.fingerprint === null) return;
  const [after, before] = aroundDay(suspect.placed_at);
  const same = await work.tx
    .selectFrom('orders')
    .select(['number', 'placed_at', 'lifecycle'])
    .where('fingerprint', '=', suspect.fingerprint)
    .where('placed_on', '>=', addDays(suspect.placed_on, -1))
    .where('placed_on', '<=', addDays(suspect.placed_on, 1))
    .where('placed_at', '>', after)
    .where('placed_at', '<', before)
    .where('number', '<>', suspect.number ?? 0)
    .where('lifecycle', '<>', 'cancelled')
    .where('undone_by', 'is', null)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  if (!same) return;
  const what = same.lifecycle === 'draft' ? 'draft' : 'order';
  throw new Refusal(
    'duplicate',
    `Likely a duplicate: ${what} #${same.number} is of the same customer with the same lines, placed ${momentIn(same.placed_at, work.shop.timezone)}.`,
    {
      hint: `docket orders show ${same.number}      or place it all the same with --force`,
      details: { number: same.number, placed_at: same.placed_at, likely: true },
    },
  );
}
