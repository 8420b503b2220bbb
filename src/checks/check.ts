import type { Reading } from '../store/work.ts';

/** One law of the books: what always holds, and how a breach is found. */
export interface Check {
  readonly name: string;
  /** The law, in one sentence. */
  readonly law: string;
  /** A breach is what somebody forced: it is told until it is put right, and the books are sound all the same. */
  readonly forced?: true;
  /** Every breach as a sentence with its numbers; none when the law holds. */
  readonly breaches: (reading: Reading) => Promise<string[]>;
}
