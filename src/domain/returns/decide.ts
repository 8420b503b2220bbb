import { Refusal } from '../../base/refusal.ts';
import type { EventTypes } from '../events.ts';
import { toComeOf, type ReturnCounters, type ReturnLifecycle } from './status.ts';

export type Decision = 'approve' | 'decline' | 'cancel';

export interface DecidableReturn {
  readonly id: number;
  readonly number: number;
  readonly order_id: number | null;
  readonly lifecycle: ReturnLifecycle;
}

export interface DecidableLine extends ReturnCounters {
  readonly id: number;
  readonly order_line_id: number | null;
}

type Decided = EventTypes['return_decided'];

const possible: Readonly<Record<Decision, readonly ReturnLifecycle[]>> = {
  approve: ['requested'],
  decline: ['requested'],
  cancel: ['requested', 'approved'],
};

const past: Readonly<Record<Decision, string>> = {
  approve: 'approved',
  decline: 'declined',
  cancel: 'cancelled',
};

/**
 * Approves, declines or cancels a return. Declining and cancelling end what has not come back; a return of which
 * something came back stays approved for that. Refuses (4) what its state does not allow.
 */
export function decideReturn(
  { id, number, order_id, lifecycle }: DecidableReturn,
  lines: readonly DecidableLine[],
  { decision, reason }: { readonly decision: Decision; readonly reason: string | null },
): Decided {
  if (!possible[decision].includes(lifecycle)) throw impossible(number, lifecycle, decision);
  const ended = decision === 'approve' ? [] : toCome(lines);
  if (decision !== 'approve' && ended.length === 0) throw nothingLeft(number, lines);
  const after = lines.some((line) => line.received > 0)
    ? 'approved'
    : (past[decision] as Decided['lifecycle']);
  return { return_id: id, order_id, lifecycle: after, before: lifecycle, reason, ended };
}

function toCome(lines: readonly DecidableLine[]): Decided['ended'] {
  return lines
    .map((line) => ({
      return_line_id: line.id,
      order_line_id: line.order_line_id,
      quantity: toComeOf(line),
    }))
    .filter(({ quantity }) => quantity > 0);
}

function impossible(number: number, lifecycle: ReturnLifecycle, decision: Decision): Refusal {
  const hint =
    decision === 'approve' && lifecycle === 'approved'
      ? `docket returns receive ${number}`
      : decision === 'decline' && lifecycle === 'approved'
        ? `docket returns cancel ${number}`
        : `docket returns show ${number}`;
  const message =
    lifecycle === past[decision]
      ? `Return ${number} is ${lifecycle} already.`
      : `Return ${number} is ${lifecycle} and cannot be ${past[decision]} any more.`;
  return new Refusal('state', message, { hint, details: { return: number, lifecycle } });
}

function nothingLeft(number: number, lines: readonly DecidableLine[]): Refusal {
  const message = lines.some((line) => line.cancelled > 0)
    ? `Nothing of return ${number} is left to cancel: what was not cancelled has come back.`
    : `Everything of return ${number} has come back, and nothing is left to cancel.`;
  return new Refusal('state', message, { hint: `docket returns show ${number}` });
}
