import { addDays, daysBetween, type Day } from '../../base/days.ts';
import { formatQuantity, quantityNumber, type Quantity } from '../../base/quantity.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';

/** What a return needs to know of an order line. */
export interface ReturnableLine {
  readonly id: number;
  readonly line: number;
  readonly sku: string;
  readonly product_id: number;
  readonly stocked: 0 | 1;
  readonly shipped: Quantity;
  readonly return_requested: Quantity;
  readonly returned: Quantity;
}

export interface WantedReturn {
  readonly order: number;
  /** Units by line number. */
  readonly units: ReadonlyMap<number, Quantity>;
  readonly on: Day;
  /** When the units of a line last reached the customer: delivered, or where that is not known shipped. */
  readonly reached: ReadonlyMap<number, Day>;
  readonly window_days: number;
  readonly override: boolean;
}

export interface RequestedUnits {
  readonly line: number;
  readonly order_line_id: number;
  readonly product_id: number;
  readonly quantity: Quantity;
}

export const returnable = (line: ReturnableLine): Quantity =>
  line.shipped - line.return_requested - line.returned;

/**
 * Decides which units may come back. Refuses (4), all at once, services, more than was shipped and is not asked for
 * or returned yet, and what lies outside the window unless that is overridden; then says by how many days it does.
 */
export function requestReturn(
  lines: readonly ReturnableLine[],
  wanted: WantedReturn,
): { units: RequestedUnits[]; override_days: number | null } {
  const asked = lines.flatMap((line) => {
    const quantity = wanted.units.get(line.line) ?? 0;
    return quantity > 0 ? [{ line, quantity, over: daysOver(line, wanted) }] : [];
  });
  refuseAll(
    asked.flatMap(({ line, quantity, over }) => [
      ...tooMany(line, { quantity, order: wanted.order }),
      ...(over > 0 && !wanted.override ? [outside(line, over, wanted)] : []),
    ]),
  );
  const over = Math.max(0, ...asked.map((one) => one.over));
  return {
    units: asked.map(({ line: { id, product_id }, quantity }, index) => ({
      line: index + 1,
      order_line_id: id,
      product_id,
      quantity,
    })),
    override_days: over > 0 ? over : null,
  };
}

function daysOver(line: ReturnableLine, { reached, on, window_days }: WantedReturn): number {
  const day = reached.get(line.id);
  return day === undefined ? 0 : Math.max(0, daysBetween(day, on) - window_days);
}

function tooMany(
  line: ReturnableLine,
  { quantity, order }: { readonly quantity: Quantity; readonly order: number },
): Refusal[] {
  const name = `line ${line.line} (${line.sku})`;
  if (line.stocked === 0) return [new Refusal('state', `Of ${name} nothing can come back: it is a service.`)];
  const most = returnable(line);
  if (quantity <= most) return [];
  const { shipped, return_requested: requested, returned } = line;
  const numbers = `${formatQuantity(shipped)} shipped, ${formatQuantity(requested)} requested, ${formatQuantity(returned)} returned`;
  const message = `${most === 0 ? 'None' : `Only ${formatQuantity(most)}`} of ${name} can come back, not ${formatQuantity(quantity)}: ${numbers}.`;
  const hint =
    most === 0
      ? `docket orders show ${order}`
      : `docket returns request ${order} --line ${line.line}=${formatQuantity(most)} …`;
  const details = {
    line: line.line,
    sku: line.sku,
    wanted: quantityNumber(quantity),
    returnable: quantityNumber(most),
    shipped: quantityNumber(shipped),
    requested: quantityNumber(requested),
    returned: quantityNumber(returned),
  };
  return [new Refusal('return.too_many', message, { hint, details })];
}

function outside(line: ReturnableLine, over: number, { reached, window_days, order }: WantedReturn): Refusal {
  const day = reached.get(line.id) ?? '';
  const ended_on = addDays(day, window_days);
  const days = `${over} day${over === 1 ? '' : 's'}`;
  return new Refusal(
    'return.window',
    `Line ${line.line} (${line.sku}) is ${days} outside the return window of ${window_days} days, which ended on ${ended_on}.`,
    {
      hint: `docket returns request ${order} … --override`,
      details: { line: line.line, sku: line.sku, days_over: over, window_days, reached_on: day, ended_on },
    },
  );
}
