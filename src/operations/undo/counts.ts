import { loadCountById } from '../../store/load/counts.ts';
import { changedSince, dependent, type Reversal } from './reversal.ts';

/** A count in which nothing was counted, as if it had not been started. */
export const countStarted: Reversal<'count_started'> = async (work, { entity_id }) => {
  const { number } = await loadCountById(work, entity_id);
  const counted = await work.tx
    .selectFrom('count_lines')
    .select('id')
    .where('count_id', '=', entity_id)
    .where('voided_by', 'is', null)
    .executeTakeFirst();
  if (counted) throw dependent(`something was counted in count ${number}`, `docket counts abandon ${number}`);
  return [{ type: 'taken_back', table: 'counts', ids: [entity_id] }];
};

export const counted: Reversal<'counted'> = async (work, { payload: { count_id }, operation }) => {
  const { number, lifecycle } = await loadCountById(work, count_id);
  if (lifecycle !== 'open')
    throw dependent(`count ${number} is ${lifecycle}`, `docket counts show ${number}`);
  const lines = await work.tx
    .selectFrom('count_lines')
    .select('id')
    .where('count_id', '=', count_id)
    .where('operation_id', '=', operation)
    .where('voided_by', 'is', null)
    .execute();
  return [{ type: 'counted_voided', count_id, line_ids: lines.map(({ id }) => id) }];
};

/** The moves of a posted count are taken back by themselves; it goes on where it stood. */
export const countPosted: Reversal<'count_posted'> = async (work, { payload: { count_id } }) => {
  const { number, lifecycle } = await loadCountById(work, count_id);
  if (lifecycle !== 'posted') throw changedSince(`count ${number}`, `docket counts show ${number}`);
  return [{ type: 'count_reopened', count_id }];
};

export const countAbandoned: Reversal<'count_abandoned'> = async (work, { payload: { count_id } }) => {
  const { number, lifecycle } = await loadCountById(work, count_id);
  if (lifecycle !== 'abandoned') throw changedSince(`count ${number}`, `docket counts show ${number}`);
  return [{ type: 'count_reopened', count_id }];
};
