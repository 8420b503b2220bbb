import { orderNamed } from '../../domain/orders/named.ts';
import type { OrderRecord } from '../../domain/imports/records.ts';
import type { KnownOrder } from '../../store/load/known.ts';

const NAMED = 20;

/** Orders that are in the books already, with other quantities than the file says: they stay as they are. */
export class Differing {
  private readonly named: string[] = [];

  look({ lines, external_ref, channel }: OrderRecord, { number, ordered }: KnownOrder): void {
    const units = lines.reduce((sum, { quantity }) => sum + Math.max(quantity, 0), 0);
    if (ordered !== null && units !== ordered) this.named.push(orderNamed({ number, external_ref, channel }));
  }

  warnings(): string[] {
    if (this.named.length === 0) return [];
    const named = this.named.slice(0, NAMED);
    const more = this.named.length > NAMED ? ' …' : '';
    return [
      `Known already with other quantities than in this file, and left as they are: ${named.join(', ')}${more}`,
    ];
  }
}
