import { exponentOf } from '../../base/money.ts';
import { Refusal } from '../../base/refusal.ts';
import { settingNamed, type Setting } from '../../domain/settings.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { loadSettings } from '../../store/load/shop.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { homeRates } from './home-rates.ts';

export interface SetRequest {
  readonly key: string;
  readonly value: string;
}

/**
 * Sets something of the shop. Refuses (3) an unknown key, (2) a value that cannot be, (4) a new currency, country or
 * price basis once there are orders. Returns the key.
 */
export async function setSetting(work: Work, request: SetRequest): Promise<string> {
  const setting = settingNamed(request.key);
  const { key } = setting;
  const value = setting.parse(request.value);
  const before = (await loadSettings(work.tx)).get(key) ?? null;
  if (value === (before ?? setting.fallback)) return key;
  await refuseUnsettable(work, setting, value);
  await record(work, [
    { type: 'setting_changed', key, value, before },
    ...(key === 'country' ? await homeRates(work, value) : []),
  ]);
  return key;
}

/** Refuses (4) a value that cannot hold now: after orders were placed with another, or where it has nothing to stand on. */
export async function refuseUnsettable(work: Work, setting: Setting, value: string): Promise<void> {
  await refuseTooLate(work, setting);
  await conditions[setting.key]?.(work, value);
}

async function refuseTooLate(work: Work, { key, untilOrders }: Setting): Promise<void> {
  if (!untilOrders) return;
  const order = await work.tx.selectFrom('orders').select('number').limit(1).executeTakeFirst();
  if (!order) return;
  throw new Refusal('in_use', `The ${key} cannot change any more: orders were placed with it.`, {
    hint: 'docket init --db OTHER.db … sets up another shop',
    details: { setting: key, order: order.number },
  });
}

/** What else must hold for a new value. */
const conditions: Readonly<Record<string, (work: Work, value: string) => Promise<void>>> = {
  location: refuseUnsellable,
  currency: refuseOtherDecimals,
};

async function refuseUnsellable(work: Work, code: string): Promise<void> {
  const location = (await loadLocations(work)).byCode(code);
  if (location.sellable === 1) return;
  throw new Refusal(
    'state',
    `Nothing is sold from ${code}; the shop’s own location must be one that is sold from.`,
    {
      hint: 'docket locations list',
      details: { location: code },
    },
  );
}

/** Amounts are kept in minor units: those of products would mean something else. */
async function refuseOtherDecimals(work: Work, currency: string): Promise<void> {
  if (exponentOf(currency) === exponentOf(work.shop.currency)) return;
  const product = await work.tx.selectFrom('products').select('sku').limit(1).executeTakeFirst();
  if (!product) return;
  throw new Refusal(
    'in_use',
    `${currency} has other decimals than ${work.shop.currency}, and there are products with prices already.`,
    { hint: 'docket init --db OTHER.db … sets up another shop', details: { currency } },
  );
}
