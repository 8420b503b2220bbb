import type { Origin } from '../domain/imports/issue.ts';
import type { Format } from './formats/format.ts';
import type { KindName } from '../domain/imports/kinds.ts';
import { onlineRetail } from './formats/online-retail.ts';
import { history } from './kinds/history.ts';
import { ownFormat, type Kind } from './kinds/kind.ts';
import { orders } from './kinds/orders.ts';
import { customers, suppliers } from './kinds/parties.ts';
import { products } from './kinds/products.ts';
import { stock } from './kinds/stock.ts';

const all = [products, customers, suppliers, stock, orders, history] as const;

/** What can be imported, by name. Each kind takes back only the records that it has read itself. */
export const kinds = Object.fromEntries(all.map((kind) => [kind.name, kind])) as unknown as Readonly<
  Record<KindName, Kind<Origin>>
>;

/** How files may be written. */
export const formats: readonly Format[] = [...all.map(ownFormat), onlineRetail];
