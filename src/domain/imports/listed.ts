import { portion, priceTimes } from '../../base/money.ts';
import { ONE, type Quantity } from '../../base/quantity.ts';
import type { OrderedLine, StockRecord } from './records.ts';

/** What a channel's code stands for. */
export interface Ours {
  readonly sku: string;
  /** How many of ours one of it is. */
  readonly units: Quantity;
}

/** So many listings in units of ours. */
export function unitsOf<Q extends Quantity | null>(listings: Q, { units }: Ours): Q {
  return (listings === null ? null : portion(listings, units, ONE)) as Q;
}

/**
 * A channel's line as one of ours: a pack is so many units, each at its share of the price, and the whole line lists for
 * what the channel says, to the penny. A pack's own name would tell the packer to send packs.
 */
export function lineInOurs(line: OrderedLine, ours: Ours): OrderedLine {
  const { quantity, unit_price, line_list } = line;
  if (ours.units === ONE) return { ...line, sku: ours.sku };
  return {
    ...line,
    sku: ours.sku,
    name: null,
    quantity: unitsOf(quantity, ours),
    unit_price: unit_price === null ? null : portion(unit_price, ONE, ours.units),
    line_list: line_list ?? (unit_price === null ? null : priceTimes(unit_price, quantity)),
    shipped: unitsOf(line.shipped, ours),
    cancelled: unitsOf(line.cancelled, ours),
  };
}

/** What was counted in listings, in units of ours. */
export function countInOurs(counted: StockRecord, ours: Ours): StockRecord {
  const { quantity, unit_cost } = counted;
  return {
    ...counted,
    sku: ours.sku,
    quantity: unitsOf(quantity, ours),
    unit_cost: unit_cost === null ? null : portion(unit_cost, ONE, ours.units),
  };
}
