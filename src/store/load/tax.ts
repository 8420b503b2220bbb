import { Refusal } from '../../base/refusal.ts';
import type { Day } from '../../base/days.ts';
import type { Rate } from '../../base/money.ts';
import type { Reading } from '../work.ts';

/** The tax rates of a country as they were on a day: category to millionths of one. */
export interface TaxRates {
  readonly of: (category: string) => Rate;
}

/** Where a country has no rates of its own, the shop's own country decides (domestic rates for what is sold abroad). */
export async function loadTaxRates(
  work: Reading,
  country: string,
  day: Day,
  home: string,
): Promise<TaxRates> {
  const rows = await work.tx
    .selectFrom('tax_rates')
    .select(['category', 'country', 'rate', 'from_day'])
    .where('country', 'in', [country, home])
    .where('from_day', '<=', day)
    .orderBy('from_day')
    .execute();
  const rates = new Map(rows.map((row) => [`${row.country} ${row.category}`, row.rate]));
  return {
    of(category) {
      const rate = rates.get(`${country} ${category}`) ?? rates.get(`${home} ${category}`);
      if (rate !== undefined) return rate;
      throw new Refusal('not_found', `There is no tax rate for “${category}” in ${country} on ${day}.`, {
        hint: `docket config tax ${category} 20% --country ${country} --from-day ${day}`,
      });
    },
  };
}

/** The tax categories that the shop knows. */
export async function loadTaxCategories({ tx }: Reading): Promise<string[]> {
  const rows = await tx.selectFrom('tax_categories').select('code').orderBy('code').execute();
  return rows.map(({ code }) => code);
}

/** The rate that was set for just this day, in millionths; null where none was. */
export async function loadRateSet(
  { tx }: Pick<Reading, 'tx'>,
  { category, country, from_day }: { category: string; country: string; from_day: Day },
): Promise<Rate | null> {
  const row = await tx
    .selectFrom('tax_rates')
    .select('rate')
    .where('category', '=', category)
    .where('country', '=', country)
    .where('from_day', '=', from_day)
    .executeTakeFirst();
  return row?.rate ?? null;
}
