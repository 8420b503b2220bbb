import { formatUnitPrice } from '../../base/money.ts';
import { formatQuantity } from '../../base/quantity.ts';
import type { DocketEvent } from '../../domain/events.ts';
import type { Change } from './outcome.ts';

type Said = string | number | null;

/** How the columns that are no texts are said; other numbers are plain. */
const sayings: Readonly<Record<string, (value: number, currency: string) => string>> = {
  price: formatUnitPrice,
  cost: formatUnitPrice,
  reorder_point: formatQuantity,
  reorder_quantity: formatQuantity,
};

/** An edit, column by column, as people read it. */
export function changesOf({ changes, before }: DocketEvent<'edited'>, currency: string): Change[] {
  const say = (field: string, value: Said | undefined): string | null => {
    if (value === null || value === undefined) return null;
    return typeof value === 'number' ? (sayings[field]?.(value, currency) ?? String(value)) : value;
  };
  return Object.entries(changes).map(([field, after]) => ({
    field,
    before: say(field, before[field]),
    after: say(field, after),
  }));
}
