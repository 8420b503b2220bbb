import { WHOLE } from '../base/money.ts';
import { column, type View } from '../kit/view.ts';
import type { SettingRecord, TaxRateRecord } from '../store/list/settings.ts';

/** A setting of the shop. */
export const settingView: View<SettingRecord> = {
  name: 'setting',
  key: 'key',
  columns: [
    column('key', 'text', 'Setting'),
    column('value', 'text'),
    column('default', 'text'),
    column('about', 'text', 'What it means'),
  ],
  shown: ['key', 'value', 'default', 'about'],
  row: ({ key, value, fallback, about }) => ({ key, value, default: fallback, about }),
};

/** A tax rate from a day on. */
export const taxRateView: View<TaxRateRecord> = {
  name: 'tax_rate',
  key: 'category',
  columns: [
    column('category', 'text'),
    column('name', 'text'),
    column('country', 'text'),
    column('from_day', 'day', 'From'),
    column('rate', 'percent'),
    column('current', 'word', 'Now'),
  ],
  shown: ['category', 'name', 'country', 'from_day', 'rate', 'current'],
  row: ({ category, name, country, from_day, rate, current }) => ({
    category,
    name,
    country,
    from_day,
    rate: rate / WHOLE,
    current,
  }),
};
