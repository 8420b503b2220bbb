import type { Quantity } from '../../base/quantity.ts';
import { refuseAll } from '../../base/refusal.ts';
import type { DocketEvent } from '../../domain/events.ts';
import { productsById, type Product } from '../../store/load/products.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { LotsComing } from '../stock/lots.ts';
import { lotsOfLines, type WrittenLots } from '../stock/lots-of-lines.ts';
import type { Arrived } from './arrived.ts';
import type { UnitsOfLot } from './scanned.ts';

/** Units of a lot on a line; `''` where lots are not tracked. */
export interface LotUnits {
  readonly lot: string;
  readonly quantity: Quantity;
}

export interface LotsArriving {
  /** By the line's number, together as many as came. */
  readonly of: ReadonlyMap<number, readonly LotUnits[]>;
  readonly opened: readonly DocketEvent[];
}

/** Which lots came on each line. Refuses of every line what `LotsComing` refuses, all at once. */
export async function lotsArriving(
  work: Work,
  { arrivals, lots }: Arrived,
  written: WrittenLots,
): Promise<LotsArriving> {
  const products = await productsById(
    work,
    arrivals.map(({ line }) => line.product_id),
  );
  const lines = arrivals.flatMap(({ line: { line, sku, product_id }, quantity }) => {
    const product = products.get(product_id);
    return product ? [{ line, sku, product, lot_tracked: product.lot_tracked, quantity }] : [];
  });
  const problems = new Problems();
  const writtenOf = lotsOfLines(written, lines, problems);
  const coming = new LotsComing(work);
  const scanned = new Scans(lots);
  const of = new Map<number, LotUnits[]>();
  for (const line of lines) {
    const parts = scanned.take(line) ?? [{ written: writtenOf(line), quantity: line.quantity }];
    of.set(line.line, await read(parts, { product: line.product, coming, problems }));
  }
  refuseAll(problems.found);
  return { of, opened: coming.takeOpened() };
}

interface Reader {
  readonly product: Product;
  readonly coming: LotsComing;
  readonly problems: Problems;
}

async function read(
  parts: readonly UnitsOfLot[],
  { product, coming, problems }: Reader,
): Promise<LotUnits[]> {
  const units: LotUnits[] = [];
  for (const { written, quantity } of parts) {
    const lot = await problems.attemptLater(() => coming.lotOf(product, written), '');
    units.push({ lot, quantity });
  }
  return units;
}

/** What was scanned of products, handed out to their lines one after the other. */
class Scans {
  readonly #left: Map<number, UnitsOfLot[]>;

  constructor(lots: Arrived['lots']) {
    this.#left = new Map([...lots].map(([id, parts]) => [id, [...parts]]));
  }

  /** So many units of a product, lot by lot; undefined where nobody scanned which. */
  take({
    product,
    quantity,
  }: {
    readonly product: Product;
    readonly quantity: Quantity;
  }): UnitsOfLot[] | undefined {
    const parts = this.#left.get(product.id);
    if (!parts || parts.every(({ written }) => written.lot === undefined && written.expires === undefined))
      return undefined;
    const taken: UnitsOfLot[] = [];
    const left: UnitsOfLot[] = [];
    let wanted = quantity;
    for (const part of parts) {
      const units = Math.min(part.quantity, wanted);
      wanted -= units;
      if (units > 0) taken.push({ ...part, quantity: units });
      if (part.quantity > units) left.push({ ...part, quantity: part.quantity - units });
    }
    this.#left.set(product.id, left);
    return taken;
  }
}
