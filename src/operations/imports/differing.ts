import type { OrderRecord } from '../../domain/imports/records.ts';
import type { KnownOrder } from '../../store/load/known.ts';

const NAMED = 20;

/** Orders that are in the books already, with other quantities than the file says: they stay as they are. */
export class Differing {
  private readonly numbers: number[] = [];

  look({ lines }: OrderRecord, { number, ordered }: KnownOrder): void {
    const units = lines.reduce((sum, { quantity }) => sum + Math.max(quantity, 0), 0);
    if (ordered !== null && units !== ordered) this.numbers.push(number);
  }

  warnings(): string[] {
    if (this.numbers.length === 0) return [];
    const named = this.numbers.slice(0, NAMED).map((number) => `#${number}`);
    const more = this.numbers.length > NAMED ? ' …' : '';
    return [
      `Known already with other quantities than in this file, and left as they are: ${named.join(', ')}${more}`,
    ];
  }
}
