import type { Moment, Shop } from '../domain/shop.ts';
import type { Engine } from './columns.ts';
import type { Tx } from './transact.ts';

/** What an operation works with: one transaction, one moment, one actor, and the shop as it is set up. */
export interface Work extends Moment {
  readonly tx: Tx;
  readonly engine: Engine;
  readonly shop: Shop;
  readonly actor: string;
  /** The id of the row in `operations` that all facts of this write name. */
  readonly operation: number;
}

/** Enough of a work to read with. */
export type Reading = Pick<Work, 'tx' | 'engine'>;

/** Enough to read what depends on the day. */
export type Dated = Pick<Work, 'tx' | 'engine' | 'now'>;
