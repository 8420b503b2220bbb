import type { Day } from '../../base/days.ts';
import type { Work } from '../../store/work.ts';
import type { WrittenLot } from '../stock/lots.ts';
import { addCounted } from './add.ts';
import { postCount } from './post.ts';
import { startCount } from './start.ts';

export interface CountOneRequest extends WrittenLot {
  readonly sku: string;
  readonly quantity: string;
  readonly at?: string | undefined;
  readonly on?: Day | undefined;
}

/** Counts one product at one place and puts the books right at once. Returns the count's number. */
export async function countOne(work: Work, { at, on, ...line }: CountOneRequest): Promise<number> {
  const count = await startCount(work, { location: at });
  await addCounted(work, { count, lines: [line], on });
  return postCount(work, { count });
}
