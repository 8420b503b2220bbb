import { Refusal } from '../../base/refusal.ts';
import type { DocketEvent } from '../../domain/events.ts';
import { keptText, optionalTextProblems } from '../../domain/free-text.ts';
import { loadLevels } from '../../store/load/levels.ts';
import { loadLocations, type Location } from '../../store/load/locations.ts';
import { loadProduct, type Product } from '../../store/load/products.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { refuseNoStock } from '../stock/receive.ts';

export interface BinRequest {
  readonly sku: string;
  readonly location?: string | undefined;
  /** Where on the shelves; an empty text takes it away. */
  readonly bin?: string | undefined;
  /** Lower ones are picked first, of what lies at the place. */
  readonly sequence?: number | undefined;
}

/**
 * Says where a product lies at a place, and when on the way round it is picked. Refuses values that cannot be (2), an
 * unknown product or place (3) and services (4) together. Returns the SKU.
 */
export async function setBin(work: Work, request: BinRequest): Promise<string> {
  const { product, at } = await asked(work, request);
  const levels = await loadLevels(work, [product.id]);
  const { bin = null, pick_sequence = null } = levels.find(({ location_id }) => location_id === at.id) ?? {};
  const shelf = { product_id: product.id, location_id: at.id };
  const wanted = request.bin === undefined ? bin : keptText(request.bin);
  const sequence = request.sequence ?? pick_sequence;
  const events: DocketEvent[] = [];
  if (wanted !== bin) events.push({ type: 'bin_set', ...shelf, bin: wanted, before: bin });
  if (sequence !== pick_sequence)
    events.push({ type: 'pick_sequence_set', ...shelf, pick_sequence: sequence, before: pick_sequence });
  await record(work, events);
  return product.sku;
}

async function asked(
  work: Work,
  { sku, location, bin, sequence }: BinRequest,
): Promise<{ product: Product; at: Location }> {
  const problems = new Problems();
  const locations = await loadLocations(work);
  const product = await problems.attemptLater(() => loadProduct(work, sku), undefined);
  if (product) problems.attempt(() => refuseNoStock(product), undefined);
  const at = problems.attempt(() => locations.byCode(location ?? work.shop.location), undefined);
  problems.add(...optionalTextProblems({ bin }));
  if (bin === undefined && sequence === undefined) problems.add(nothingSaid(sku));
  if (sequence !== undefined && (sequence < 1 || sequence > LAST)) problems.add(outside(sequence));
  return { product: problems.unlessFound(product), at: problems.unlessFound(at) };
}

const LAST = 999_999;

function nothingSaid(sku: string): Refusal {
  return new Refusal('input.missing', `Where does ${sku} lie?`, {
    hint: `docket products bin ${sku} --bin A-03`,
  });
}

function outside(sequence: number): Refusal {
  return new Refusal('input.invalid', `The sequence is ${sequence}; it goes from 1 to ${LAST}.`);
}
