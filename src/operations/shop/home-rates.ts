import { Refusal } from '../../base/refusal.ts';
import type { DocketEvent } from '../../domain/events.ts';
import { knownRates } from '../../domain/tax.ts';
import { loadRateSet } from '../../store/load/tax.ts';
import type { Work } from '../../store/work.ts';

/** The tax rates of a shop's new country where it has none of it yet; refuses (2) a country that docket does not know. */
export async function homeRates(work: Work, country: string): Promise<DocketEvent[]> {
  const own = await work.tx
    .selectFrom('tax_rates')
    .select('id')
    .where('country', '=', country)
    .where('category', '=', 'standard')
    .limit(1)
    .executeTakeFirst();
  if (own) return [];
  const rates = knownRates(country);
  if (rates !== undefined)
    return Promise.all(rates.map(async (rate) => ({ ...rate, before: await loadRateSet(work, rate) })));
  throw new Refusal('input.missing', `docket does not know the standard tax rate of ${country}.`, {
    hint: `docket config tax standard 20% --country ${country}`,
    details: { country },
  });
}
