import type { Day } from '../../base/days.ts';
import type { Work } from '../../store/work.ts';
import { addCounted } from './add.ts';
import { postCount } from './post.ts';
import { startCount } from './start.ts';

export interface CountOneRequest {
  readonly sku: string;
  readonly quantity: string;
  readonly at?: string | undefined;
  readonly on?: Day | undefined;
}

/** Counts one product at one place and puts the books right at once. Returns the count's number. */
export async function countOne(work: Work, { sku, quantity, at, on }: CountOneRequest): Promise<number> {
  const count = await startCount(work, { location: at });
  await addCounted(work, { count, lines: [{ sku, quantity }], on });
  return postCount(work, { count });
}
