import type { Origin } from '../../domain/imports/issue.ts';
import type { KindName } from '../../domain/imports/kinds.ts';
import { history } from './history.ts';
import type { Kind } from './kind.ts';
import { orders } from './orders.ts';
import { customers, suppliers } from './parties.ts';
import { payments } from './payments.ts';
import { products } from './products.ts';
import { purchases } from './purchases.ts';
import { shipments } from './shipments.ts';
import { stock } from './stock.ts';

/** How rows of each kind become records. A kind is given only rows that were read with its own fields. */
export const kinds = {
  products,
  customers,
  suppliers,
  stock,
  orders,
  history,
  shipments,
  payments,
  purchases,
} as unknown as Readonly<Record<KindName, Kind<Origin>>>;

/** Everything that a file of a kind may say. */
export function fieldsOf(kind: KindName): readonly string[] {
  return Object.keys(kinds[kind].fields);
}
