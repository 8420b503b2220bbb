import type { Day } from '../../base/days.ts';
import { formatQuantity } from '../../base/quantity.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import { freeTextProblems, keptText } from '../../domain/free-text.ts';
import { inComponents } from '../../domain/orders/kits.ts';
import { returnReasonOf } from '../../domain/returns/reasons.ts';
import { requestReturn, returnable, type RequestedUnits } from '../../domain/returns/request.ts';
import { loadOrder, type LoadedOrder, type OrderLine } from '../../store/load/orders.ts';
import { lastReached } from '../../store/load/returns.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { happenedOn, type Happened } from '../days.ts';
import { unitsOf, type WrittenUnits } from '../lines.ts';

export interface RequestReturnRequest extends WrittenUnits {
  readonly order: number;
  readonly reason: string;
  readonly note?: string | undefined;
  /** Take it back although the return window is over. */
  readonly override?: boolean | undefined;
  readonly on?: Day | undefined;
}

/**
 * Notes that a customer wants to give units of an order back. Refuses unknown lines (3), unknown reasons (2), units
 * that were not shipped or are asked for already (4), and what is outside the window (4). Returns the return's number.
 */
export async function requestUnitsBack(work: Work, request: RequestReturnRequest): Promise<number> {
  const problems = new Problems();
  problems.add(...freeTextProblems({ note: request.note }));
  const reason = problems.attempt(() => returnReasonOf(request.reason, work.shop), '');
  const loaded = await problems.need(() => loadOrder(work, request.order));
  const { order, lines } = loaded;
  const since = { day: order.placed_on, what: `order #${order.number} was placed` };
  const happened = problems.attempt(() => happenedOn(work, request.on, since), {
    day: work.today,
    at: work.now,
  });
  const units = await problems.attemptLater(() => unitsOf(work, request, lines), new Map<number, number>());
  if (units === null) problems.add(noneNamed(loaded));
  refuseAll(problems.found);
  const { units: back, override_days } = requestReturn(lines, {
    order: order.number,
    units: inComponents(lines, units ?? new Map(), backOf),
    on: happened.day,
    reached: await lastReached(
      work,
      lines.map(({ id }) => id),
    ),
    window_days: work.shop.return_window_days,
    override: request.override ?? false,
  });
  const note = keptText(request.note ?? '');
  await recordReturn(work, loaded, { units: back, reason, note, override_days, ...happened });
  return returnMade(work, order.id);
}

/** Units of a kit's component that need not come back any more: asked back, back, or never sent. */
function backOf({ cancelled, return_requested, returned }: OrderLine): number {
  return cancelled + return_requested + returned;
}

function noneNamed({ order, lines }: LoadedOrder): Refusal {
  const possible = lines
    .filter((line) => returnable(line) > 0)
    .map((line) => `--line ${line.line}=${formatQuantity(returnable(line))} (${line.sku})`);
  return new Refusal('input.missing', `Which units of order #${order.number} come back?`, {
    hint: possible.length === 0 ? 'Nothing of it can come back.' : possible.join('      '),
    details: { input: '--line' },
  });
}

interface Requested extends Happened {
  readonly units: readonly RequestedUnits[];
  readonly reason: string;
  readonly note: string | null;
  readonly override_days: number | null;
}

async function recordReturn(work: Work, { order }: LoadedOrder, requested: Requested): Promise<void> {
  const { units, reason, note, override_days, day, at } = requested;
  const { id: order_id, channel_id, customer_id, country } = order;
  await record(work, [
    {
      type: 'return_requested',
      order_id,
      external_ref: null,
      channel_id,
      customer_id,
      country,
      lifecycle: 'requested',
      reason,
      note,
      requested_at: at,
      requested_on: day,
      override_days,
      lines: units.map((unit) => ({ ...unit, reason })),
    },
  ]);
}

async function returnMade(work: Work, order_id: number): Promise<number> {
  const { number } = await work.tx
    .selectFrom('returns')
    .select('number')
    .where('order_id', '=', order_id)
    .where('operation_id', '=', work.operation)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow();
  return number;
}
