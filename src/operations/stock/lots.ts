import { isDay, type Day } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DocketEvent, NewMove } from '../../domain/events.ts';
import { lotProblem } from '../../domain/stock/lots.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { loadLots, lotKey } from '../../store/load/lots.ts';
import { productsById, type Product } from '../../store/load/products.ts';
import type { Work } from '../../store/work.ts';

/** Which lot goods are of, as it is typed. */
export interface WrittenLot {
  readonly lot?: string | undefined;
  /** The last day on which they may be sold; of a lot that is known it need not be said again. */
  readonly expires?: Day | undefined;
}

type OfProduct = Pick<Product, 'id' | 'sku' | 'lot_tracked'>;

interface KnownLot {
  readonly lot: string;
  readonly expires_on: Day | null;
}

/** The lots of goods that come with one write: those that the books do not know yet are opened, each once. */
export class LotsComing {
  readonly #work: Work;
  readonly #looked = new Set<number>();
  readonly #known = new Map<string, KnownLot>();
  readonly #opened: DocketEvent<'lot_opened'>[] = [];

  constructor(work: Work) {
    this.#work = work;
  }

  /**
   * The lot of some of the goods, `''` where lots are not tracked. Refuses a missing or impossible one (2), and (4) a
   * lot of a product that has none, and another day than the lot has already.
   */
  async lotOf(product: OfProduct, written: WrittenLot): Promise<string> {
    const lot = lotNamed(product, written);
    if (lot === '') return lot;
    const { expires: expires_on = null } = written;
    const known = await this.#find(product.id, lot);
    if (known && expires_on !== null && known.expires_on !== expires_on)
      throw otherDay(product, known, expires_on);
    if (!known) this.#open({ product_id: product.id, lot, expires_on });
    return lot;
  }

  /** Looks up the lots of many products at once. */
  async look(products: readonly number[]): Promise<void> {
    const unknown = products.filter((id) => !this.#looked.has(id));
    for (const id of unknown) this.#looked.add(id);
    for (const [key, lot] of await loadLots(this.#work, unknown)) this.#known.set(key, lot);
  }

  /** What makes the books know the lots that were opened; told once. */
  takeOpened(): DocketEvent<'lot_opened'>[] {
    return this.#opened.splice(0);
  }

  async #find(product_id: number, lot: string): Promise<KnownLot | undefined> {
    await this.look([product_id]);
    return this.#known.get(lotKey({ product_id, lot }));
  }

  #open(lot: KnownLot & { readonly product_id: number }): void {
    this.#known.set(lotKey(lot), lot);
    this.#opened.push({ type: 'lot_opened', ...lot });
  }
}

/** The lot of goods that are there. Refuses as for goods that come, and (3) a lot that the books do not know. */
export async function lotThere(work: Work, product: OfProduct, written: WrittenLot): Promise<string> {
  const lot = lotNamed(product, written);
  if (lot === '') return lot;
  const lots = await loadLots(work, [product.id]);
  if (lots.has(lotKey({ product_id: product.id, lot }))) return lot;
  const known = [...lots.values()].map((one) => one.lot);
  throw new Refusal('not_found', `There is no lot ${lot} of ${product.sku}.`, {
    hint: known.length === 0 ? `docket stock show ${product.sku}` : `Known are ${listed(known)}.`,
    details: { sku: product.sku, lot, known },
  });
}

/** Refuses (2) a product of lots without one and a code that cannot be, and (4) a lot of a product that has none. */
function lotNamed({ sku, lot_tracked }: OfProduct, { lot, expires }: WrittenLot): string {
  if (lot_tracked === 0) {
    if (lot === undefined && expires === undefined) return '';
    throw new Refusal('state', `${sku} is not kept by lots: it has neither lot nor expiry.`, {
      hint: `docket products edit ${sku} --lot-tracked      or leave out --lot and --expires`,
      details: { sku },
    });
  }
  if (lot === undefined)
    throw new Refusal('input.missing', `${sku} is kept by lots: which lot is it?`, {
      hint: `--lot LOT      docket stock show ${sku} lists those that are there`,
      details: { sku },
    });
  const problem = lotProblem(lot.trim());
  if (problem !== undefined) throw new Refusal('input.invalid', problem, { details: { sku, lot } });
  if (expires !== undefined && !isDay(expires)) throw noDay(expires);
  return lot.trim();
}

function noDay(expires: string): Refusal {
  return new Refusal('input.invalid', `“${expires}” is not a day; write it as YYYY-MM-DD.`, {
    hint: '--expires 2027-01-31',
    details: { value: expires },
  });
}

function otherDay({ sku }: OfProduct, { lot, expires_on }: KnownLot, expires: Day): Refusal {
  const known = expires_on === null ? 'does not expire' : `expires on ${expires_on}`;
  return new Refusal('state', `Lot ${lot} of ${sku} ${known}, not on ${expires}: a lot has one day.`, {
    hint: `docket products lot ${sku} ${lot} --expires ${expires}      puts the day right`,
    details: { sku, lot, expires_on, said: expires },
  });
}

/**
 * Refuses (4) goods that would come back to a place without the lot that they need by now, or with one where lots are
 * no longer tracked: they had left before that was changed.
 */
export async function refuseRetracked(work: Work, moves: readonly NewMove[]): Promise<void> {
  const { isStocked } = await loadLocations(work);
  const back = moves.filter(({ to_location_id, quantity }) => quantity > 0 && isStocked(to_location_id));
  const products = await productsById(
    work,
    back.map(({ product_id }) => product_id),
  );
  for (const { product_id, lot } of back) {
    const product = products.get(product_id);
    if (product && (product.lot_tracked === 1) !== (lot !== '')) throw retracked(product);
  }
}

function retracked({ sku, lot_tracked }: OfProduct): Refusal {
  const message =
    lot_tracked === 1
      ? `${sku} is kept by lots since, and these left without one.`
      : `${sku} is no longer kept by lots, and these left with one.`;
  return new Refusal('state', message, {
    hint: `docket stock receive ${sku} QTY${lot_tracked === 1 ? ' --lot LOT' : ''}      takes in what is there`,
    details: { sku },
  });
}

const SHOWN = 8;

function listed(lots: readonly string[]): string {
  return lots.length > SHOWN ? `${lots.slice(0, SHOWN).join(', ')} …` : lots.join(', ');
}
