import { settings, type Setting } from '../../domain/settings.ts';
import { loadSettings } from '../load/shop.ts';
import type { Reading } from '../work.ts';

/** A setting as it stands. */
export interface SettingRecord extends Pick<Setting, 'key' | 'about' | 'fallback'> {
  readonly value: string;
}

/** Every setting with its value, those that were never set with their fallback. */
export async function listSettings({ tx }: Pick<Reading, 'tx'>): Promise<SettingRecord[]> {
  const values = await loadSettings(tx);
  return settings.map(({ key, about, fallback }) => ({
    key,
    about,
    fallback,
    value: values.get(key) ?? fallback,
  }));
}

/** A tax rate with its category; rates are in millionths. */
export interface TaxRateRecord {
  readonly category: string;
  readonly name: string;
  readonly country: string;
  readonly from_day: string;
  readonly rate: number;
  /** Whether it is the one that counts on the day that was asked for. */
  readonly current: boolean;
}

/** Every tax rate, by category, country and day. */
export async function listTaxRates(
  { tx }: Pick<Reading, 'tx'>,
  { today, category }: { readonly today: string; readonly category?: string | undefined },
): Promise<TaxRateRecord[]> {
  const rows = await tx
    .selectFrom('tax_rates as r')
    .innerJoin('tax_categories as c', 'c.code', 'r.category')
    .select(['r.category', 'c.name', 'r.country', 'r.from_day', 'r.rate'])
    .$if(category !== undefined, (query) => query.where('r.category', '=', category ?? ''))
    .orderBy('r.country')
    .orderBy('r.category')
    .orderBy('r.from_day')
    .execute();
  const latest = new Map(
    rows
      .filter((row) => row.from_day <= today)
      .map((row) => [`${row.country} ${row.category}`, row.from_day]),
  );
  return rows.map((row) => ({
    ...row,
    current: latest.get(`${row.country} ${row.category}`) === row.from_day,
  }));
}
