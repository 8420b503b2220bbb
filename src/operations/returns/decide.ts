import { refuseAll } from '../../base/refusal.ts';
import { freeTextProblems } from '../../domain/free-text.ts';
import { decideReturn, type Decision } from '../../domain/returns/decide.ts';
import { loadReturn } from '../../store/load/returns.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';

export interface DecideRequest {
  readonly return: number;
  readonly reason?: string | undefined;
}

/** Lets a return come back. Refuses (4) one that is not only requested. */
export async function approveReturn(work: Work, request: DecideRequest): Promise<number> {
  return decide(work, request, 'approve');
}

/** Turns a return down. Refuses (4) one that is not only requested. */
export async function declineReturn(work: Work, request: DecideRequest): Promise<number> {
  return decide(work, request, 'decline');
}

/** Ends what has not come back of a return. Refuses (4) one of which everything has. */
export async function cancelReturn(work: Work, request: DecideRequest): Promise<number> {
  return decide(work, request, 'cancel');
}

async function decide(work: Work, request: DecideRequest, decision: Decision): Promise<number> {
  refuseAll(freeTextProblems({ reason: request.reason }));
  const { header, units } = await loadReturn(work, request.return);
  const reason = request.reason?.trim() ?? null;
  await record(work, [{ type: 'return_decided', ...decideReturn(header, units, { decision, reason }) }]);
  return header.number;
}
