import { hash } from 'node:crypto';
import { saysPrices } from '../../domain/imports/amounts.ts';
import type { OrderRecord } from '../../domain/imports/records.ts';

/** What is kept of a report: the same again is known by its hash, wherever its rows stand in a file. */
export function reportOf(order: OrderRecord): {
  readonly updated_at: string | null;
  readonly content_hash: string;
  readonly unpriced: 0 | 1;
} {
  const { rows: _, lines, ...said } = order;
  const text = JSON.stringify([said, lines.map(({ at: _at, ...line }) => line)]);
  const unpriced = saysPrices(order) ? 0 : 1;
  return { updated_at: order.updated_at, content_hash: hash('sha256', text, 'hex'), unpriced };
}
