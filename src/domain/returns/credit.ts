import { portion, shareOut, type Minor } from '../../base/money.ts';
import type { Quantity } from '../../base/quantity.ts';
import type { NewCreditLine, UnitsWorth } from '../events.ts';
import { componentsByKit, wholeKits, worthOf, type KitLine, type MaybeShares } from '../orders/kits.ts';
import { unitsWorth } from '../pricing/price.ts';
import { keptOf, type ReturnCounters } from './status.ts';

export interface RefundableUnits extends ReturnCounters {
  readonly id: number;
  readonly order_line_id: number | null;
}

/** What the refund needs to know of the order's line; the amounts are those of all ordered units. */
export interface CreditableLine extends UnitsWorth, KitLine, MaybeShares {
  readonly id: number;
  readonly product_id: number;
  readonly tax_rate: number;
  readonly cancelled: Quantity;
  readonly shipped: Quantity;
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
  /** The kit that it was sold in. */
  readonly kit_id: number | null;
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
    const quantity = Math.min(keptOf(unit) - unit.credited, line.shipped - line.credited);
    if (quantity <= 0) return [];
    const worth = unitsWorth({ ...worthOf(line), ordered: line.ordered }, done, quantity);
    const kit = lines.find((one) => one.line === line.parent_line);
    return [{ return_line_id: unit.id, line, quantity, worth, kit_id: kit?.product_id ?? null }];
  });
}

/** Credits units for so much, shared by largest remainder over what they were sold for. */
export function creditFor(open: readonly Creditable[], gross: Minor): ReturnCredit {
  const shares = shareOut(
    gross,
    open.map(({ worth }) => worth.gross),
  );
  const lines = open.map(({ return_line_id, line, quantity, worth, kit_id }, index) => ({
    order_line_id: line.id,
    return_line_id,
    product_id: line.product_id,
    kit_id,
    quantity,
    tax_rate: line.tax_rate,
    ...partOf(worth, shares[index] ?? 0),
  }));
  const net = lines.reduce((sum, line) => sum + line.net, 0);
  return { lines, net, tax: gross - net, gross };
}

/** Kits of which everything is credited now, so that sales count them as sold no more; the money is on their components. */
export function kitsCredited(open: readonly Creditable[], lines: readonly CreditableLine[]): NewCreditLine[] {
  const units = Map.groupBy(open, ({ line }) => line.id);
  const creditedOf = ({ id, credited }: CreditableLine): Quantity =>
    credited + (units.get(id) ?? []).reduce((sum, { quantity }) => sum + quantity, 0);
  return [...componentsByKit(lines)].flatMap(([number, components]) => {
    const kit = lines.find(({ line }) => line === number);
    if (!kit) return [];
    const whole = wholeKits(kit, components, (one) => one.cancelled + creditedOf(one)) - kit.cancelled;
    return whole > kit.credited ? [creditOfKit(kit, whole - kit.credited)] : [];
  });
}

function creditOfKit({ id, product_id, tax_rate }: CreditableLine, quantity: Quantity): NewCreditLine {
  return {
    order_line_id: id,
    return_line_id: null,
    product_id,
    kit_id: null,
    quantity,
    list_net: 0,
    tax_rate,
    net: 0,
    tax: 0,
    gross: 0,
  };
}

function partOf(worth: UnitsWorth, gross: Minor): Pick<UnitsWorth, 'list_net' | 'net' | 'tax' | 'gross'> {
  const { list_net, net, tax } = worth;
  if (gross === worth.gross) return { list_net, net, tax, gross };
  const part = portion(net, gross, worth.gross);
  return { list_net: portion(list_net, gross, worth.gross), net: part, tax: gross - part, gross };
}
