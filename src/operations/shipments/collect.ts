import type { Day } from '../../base/days.ts';
import type { Work } from '../../store/work.ts';
import type { WrittenUnits } from '../lines.ts';
import { shipOrder } from './ship.ts';

export interface CollectRequest extends WrittenUnits {
  readonly order: number;
  readonly on?: Day | undefined;
}

/** Hands goods over in the shop. Returns the shipment's number. */
export async function collectOrder(work: Work, request: CollectRequest): Promise<number> {
  return shipOrder(work, { ...request, kind: 'collection' });
}
