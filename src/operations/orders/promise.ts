import { shortagesOf, type Sold } from '../../domain/orders/place.ts';
import { allocate, type Allocation, type Need } from '../../domain/stock/allocate.ts';
import { loadFree } from '../../store/load/levels.ts';
import type { Work } from '../../store/work.ts';
import { shortOf } from './short.ts';

interface Wanting {
  readonly needs: readonly Need[];
  /** The one place that serves the order, where it names one. */
  readonly location_id: number | null;
  /** Whether what is not there may wait. */
  readonly backorder: boolean;
  readonly products: Iterable<Pick<Sold, 'id' | 'sku' | 'when_short'>>;
  /** The command that may be repeated with `--backorder`. */
  readonly command: string;
}

/** Promises what is free to the lines of one order. Refuses (4) a shortage where nothing may wait. */
export async function promise(work: Work, wanting: Wanting): Promise<Allocation[]> {
  const { needs, location_id, backorder, products, command } = wanting;
  const free = await loadFree(
    work,
    needs.map(({ product_id }) => product_id),
    location_id,
  );
  const shortages = backorder ? [] : shortagesOf(products, needs, free);
  if (shortages.length > 0) throw await shortOf(work, { shortages, location_id, command });
  return allocate(needs, free);
}
