import { settingNamed } from '../../domain/settings.ts';
import { loadSettings } from '../../store/load/shop.ts';
import { loadRateSet } from '../../store/load/tax.ts';
import { firstUse, usesOfChannel, usesOfPlace, type Use } from '../../store/load/uses.ts';
import type { Work } from '../../store/work.ts';
import { refuseUnsettable } from '../shop/set.ts';
import { changedSince, dependent, type Reversal } from './reversal.ts';

/** A setting is as it was before, or unset again, under the same laws as when it is set by hand. */
export const settingChanged: Reversal<'setting_changed'> = async (work, { payload }) => {
  const { key, value, before } = payload;
  const setting = settingNamed(key);
  const now = (await loadSettings(work.tx)).get(key) ?? null;
  if (now !== value)
    throw changedSince(`the setting ${key}`, `docket config set ${key} ${before ?? setting.fallback}`);
  await refuseUnsettable(work, setting, before ?? setting.fallback);
  return [{ type: 'setting_changed', key, value: before, before: value }];
};

/** Orders keep the rate that they were placed with; what is placed from now on has the one before. */
export const taxRateSet: Reversal<'tax_rate_set'> = async (work, { payload }) => {
  const { category, country, rate, before } = payload;
  if ((await loadRateSet(work, payload)) !== rate)
    throw changedSince(`the rate of ${category} in ${country}`, `docket config tax ${category}`);
  return [{ type: 'tax_rate_set', ...payload, rate: before, before: rate }];
};

export const taxCategoryAdded: Reversal<'tax_category_added'> = async (work, { payload: { code } }) => {
  const product = await work.tx
    .selectFrom('products')
    .select('sku')
    .where('tax', '=', code)
    .limit(1)
    .executeTakeFirst();
  if (product) throw dependent(`${product.sku} is taxed as ${code}`, `docket products show ${product.sku}`);
  const rate = await work.tx
    .selectFrom('tax_rates')
    .select('from_day')
    .where('category', '=', code)
    .limit(1)
    .executeTakeFirst();
  if (rate) throw dependent(`${code} has another rate from ${rate.from_day} on`, `docket config tax ${code}`);
  return [{ type: 'removed', kept: 'tax_category', code }];
};

/** A channel or place that nothing was ever done with goes; one that has a past is archived by its own command. */
export const channelAdded: Reversal<'channel_added'> = async (work, { entity_id, payload: { code } }) => {
  await refuseUsed(work, { uses: usesOfChannel, id: entity_id, archive: `docket channels archive ${code}` });
  return [{ type: 'removed', kept: 'channel', code }];
};

export const locationAdded: Reversal<'location_added'> = async (work, { entity_id, payload: { code } }) => {
  if (code === work.shop.location)
    throw dependent(`${code} is the shop’s own location`, 'docket config set location OTHER');
  await refuseUsed(work, { uses: usesOfPlace, id: entity_id, archive: `docket locations archive ${code}` });
  return [{ type: 'removed', kept: 'location', code }];
};

interface Used {
  readonly uses: readonly Use[];
  readonly id: number;
  /** The command that archives it. */
  readonly archive: string;
}

async function refuseUsed(work: Work, { uses, id, archive }: Used): Promise<void> {
  const what = await firstUse(work, uses, id);
  if (what !== null) throw dependent(what, archive);
}
