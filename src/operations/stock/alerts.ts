import type { DocketEvent } from '../../domain/events.ts';
import { alertChanges } from '../../domain/purchasing/alerts.ts';
import { listLow } from '../../store/list/low.ts';
import { alertsOf } from '../../store/load/alerts.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';

/**
 * Tells of what is low and was not told of: it fires, what had fired before is snoozed, and what has recovered is armed
 * again. Returns the operation, which the products that fired name.
 */
export async function fireAlerts(work: Work): Promise<number> {
  const low = await listLow(work);
  await set(
    work,
    alertChanges(
      low.map(({ product_id }) => product_id),
      await alertsOf(work),
    ),
  );
  return work.operation;
}

/** Arms products again whose stock has recovered, so that they are told of when they are low the next time. */
export async function rearm(work: Work, products: readonly number[]): Promise<void> {
  const known = await alertsOf(work, products);
  if (known.size === 0) return;
  const low = await listLow(work, [...known.keys()]);
  const changes = alertChanges(
    low.map(({ product_id }) => product_id),
    known,
  );
  await set(
    work,
    changes.filter(({ state }) => state === 'armed'),
  );
}

async function set(work: Work, changes: ReturnType<typeof alertChanges>): Promise<void> {
  await record(
    work,
    changes.map((change): DocketEvent<'alerts_set'> => ({ type: 'alerts_set', ...change })),
  );
}
