import { portion, shareOut, type Minor } from '../../base/money.ts';
import type { Quantity } from '../../base/quantity.ts';
import type { NewCreditLine, UnitsWorth } from '../events.ts';
import { unitsWorth } from '../pricing/price.ts';
import { keptOf, type ReturnCounters } from './status.ts';

export interface RefundableUnits extends ReturnCounters {
  readonly id: number;
  readonly order_line_id: number | null;
}

/** What the refund needs to know of the order's line; the amounts are those of all ordered units. */
export interface CreditableLine extends UnitsWorth {
  readonly id: number;
  readonly product_id: number;
  readonly tax_rate: number;
  readonly ordered: Quantity;
  readonly cancelled: Quantity;
  readonly credited: Quantity;
}

/** Amounts in minor units; the lines sum to them. */
export interface ReturnCredit {
  readonly lines: readonly NewCreditLine[];
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
}

/** Units that are credited now, and what they were sold for. */
export interface Creditable {
  readonly return_line_id: number;
  readonly line: CreditableLine;
  readonly quantity: Quantity;
  readonly worth: UnitsWorth;
}

/** Units that another return has credited already (it was refunded, and the goods never came) are not credited twice. */
export function creditable(
  units: readonly RefundableUnits[],
  lines: readonly CreditableLine[],
): Creditable[] {
  return units.flatMap((unit) => {
    const line = lines.find((one) => one.id === unit.order_line_id);
    if (!line) return [];
    const done = line.cancelled + line.credited;
    const quantity = Math.min(keptOf(unit) - unit.credited, line.ordered - done);
    return quantity > 0
      ? [{ return_line_id: unit.id, line, quantity, worth: unitsWorth(line, done, quantity) }]
      : [];
  });
}

/** Credits units for so much, shared by largest remainder over what they were sold for. */
export function creditFor(open: readonly Creditable[], gross: Minor): ReturnCredit {
  const shares = shareOut(
    gross,
    open.map(({ worth }) => worth.gross),
  );
  const lines = open.map(({ return_line_id, line, quantity, worth }, index) => ({
    order_line_id: line.id,
    return_line_id,
    product_id: line.product_id,
    quantity,
    tax_rate: line.tax_rate,
    ...partOf(worth, shares[index] ?? 0),
  }));
  const net = lines.reduce((sum, line) => sum + line.net, 0);
  return { lines, net, tax: gross - net, gross };
}

function partOf(worth: UnitsWorth, gross: Minor): Pick<UnitsWorth, 'list_net' | 'net' | 'tax' | 'gross'> {
  const { list_net, net, tax } = worth;
  if (gross === worth.gross) return { list_net, net, tax, gross };
  const part = portion(net, gross, worth.gross);
  return { list_net: portion(list_net, gross, worth.gross), net: part, tax: gross - part, gross };
}
