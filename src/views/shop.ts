import { column, type View } from '../kit/view.ts';

/** What a new shop is. */
export interface ShopRecord {
  readonly name: string;
  readonly currency: string;
  readonly country: string;
  readonly timezone: string;
  readonly prices: string;
  readonly location: string;
  readonly database: string;
}

export const shopView: View<ShopRecord> = {
  name: 'shop',
  key: 'name',
  columns: [
    column('name', 'text'),
    column('currency', 'text'),
    column('country', 'text'),
    column('timezone', 'text', 'Time zone'),
    column('prices', 'word'),
    column('location', 'text'),
    column('database', 'text'),
  ],
  shown: ['name', 'currency', 'country', 'timezone', 'prices', 'location', 'database'],
  row: (shop) => ({ ...shop }),
};
