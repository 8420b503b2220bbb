import { allocate, demandOf, type Allocation, type Free, type Need } from './allocate.ts';
import { keyOf } from './value.ts';

/** What is still free while orders are served one after the other: nothing is promised to two of them. */
export class Shelf {
  readonly #byProduct: Map<number, Free[]>;

  constructor(free: readonly Free[]) {
    this.#byProduct = Map.groupBy(free, ({ product_id }) => product_id);
  }

  /** Promises what is left to the lines of one order, from one place alone where the order names it. */
  serve(needs: readonly Need[], only: number | null = null): Allocation[] {
    const products = [...demandOf(needs).keys()];
    const left = products.flatMap((product) => this.#byProduct.get(product) ?? []);
    const here = only === null ? left : left.filter(({ location_id }) => location_id === only);
    const taken = allocate(needs, here);
    this.#take(taken);
    return taken;
  }

  #take(taken: readonly Allocation[]): void {
    for (const units of taken) {
      const levels = this.#byProduct.get(units.product_id) ?? [];
      const left = levels.map((level) =>
        keyOf(level) === keyOf(units) ? { ...level, free: level.free - units.quantity } : level,
      );
      this.#byProduct.set(units.product_id, left);
    }
  }
}
