import { Refusal } from '../../base/refusal.ts';
import { loadCount, type Count } from '../../store/load/counts.ts';
import type { Work } from '../../store/work.ts';

/** A count that still goes on; refuses (3) an unknown one and (4) one that is over. */
export async function openCount(work: Work, number: number): Promise<Count> {
  const count = await loadCount(work, number);
  if (count.lifecycle === 'open') return count;
  throw new Refusal('state', `Count ${number} is ${count.lifecycle} already.`, {
    hint: `docket counts show ${number}      or docket counts start`,
    details: { count: number, lifecycle: count.lifecycle },
  });
}
