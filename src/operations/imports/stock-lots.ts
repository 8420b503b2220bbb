import { Refusal } from '../../base/refusal.ts';
import type { DocketEvent } from '../../domain/events.ts';
import type { Issues } from '../../domain/imports/issue.ts';
import type { StockRecord } from '../../domain/imports/records.ts';
import { lotKey } from '../../store/load/lots.ts';
import type { Product } from '../../store/load/products.ts';
import type { Work } from '../../store/work.ts';
import { LotsComing } from '../stock/lots.ts';

interface Rows {
  readonly products: ReadonlyMap<string, Product>;
  readonly issues: Issues;
}

/** The lots that rows of a stock list name; those that the books do not know yet are opened with the first that is kept. */
export class LotsOfRows {
  readonly #coming: LotsComing;
  #opened: DocketEvent<'lot_opened'>[] = [];

  constructor(work: Work) {
    this.#coming = new LotsComing(work);
  }

  /** The lot of each row, `''` where lots are not tracked; what is wrong with one is an issue of its row. */
  async read(
    records: readonly StockRecord[],
    { products, issues }: Rows,
  ): Promise<(counted: StockRecord) => string> {
    const tracked = [...products.values()].filter(({ lot_tracked }) => lot_tracked === 1);
    await this.#coming.look(tracked.map(({ id }) => id));
    const lots = new Map<StockRecord, string>();
    for (const counted of records) {
      const product = products.get(counted.sku);
      if (product && !isShelfOnly(counted, product))
        lots.set(counted, await this.#lotOf(product, counted, issues));
    }
    this.#opened.push(...this.#coming.takeOpened());
    return (counted) => lots.get(counted) ?? '';
  }

  /** What makes the books know the lots of counts that are written. */
  openedFor(
    counts: readonly { readonly product: Product; readonly lot: string }[],
  ): DocketEvent<'lot_opened'>[] {
    const keys = new Set(counts.map(({ product, lot }) => lotKey({ product_id: product.id, lot })));
    const opened = this.#opened.filter((lot) => keys.has(lotKey(lot)));
    this.#opened = this.#opened.filter((lot) => !keys.has(lotKey(lot)));
    return opened;
  }

  async #lotOf(
    product: Product,
    { rows: [line = 0], lot, expires }: StockRecord,
    issues: Issues,
  ): Promise<string> {
    try {
      return await this.#coming.lotOf(product, { lot: lot ?? undefined, expires: expires ?? undefined });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      issues.add(line, error.code, error.message, { column: 'lot', ...(lot && { value: lot }) });
      return '';
    }
  }
}

/** A row that says where a product of lots lies, and that nothing lies there. */
function isShelfOnly({ lot, quantity }: StockRecord, { lot_tracked }: Product): boolean {
  return lot_tracked === 1 && lot === null && quantity === 0;
}
