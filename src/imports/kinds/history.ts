import type { OrderRecord } from '../../domain/imports/records.ts';
import type { Kind } from './kind.ts';
import { orders } from './orders.ts';

export const history: Kind<OrderRecord, typeof orders.fields> = {
  ...orders,
  name: 'history',
  needs: [...orders.needs, ['placed_at', 'placed_on']],
};
