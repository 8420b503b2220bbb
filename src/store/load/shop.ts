import { parsePercent } from '../../base/money.ts';
import { settingFallbacks } from '../../domain/settings.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Tx } from '../transact.ts';

/** The settings as they are kept: text by key. */
export async function loadSettings(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.selectFrom('settings').selectAll().orderBy('key').execute();
  return new Map(rows.map(({ key, value }) => [key, value]));
}

export async function loadShop(tx: Tx): Promise<Shop> {
  return shopOf(await loadSettings(tx));
}

/** What the settings say; those that were never set have their fallbacks. */
export function shopOf(settings: ReadonlyMap<string, string>): Shop {
  const of = (key: string): string => settings.get(key) ?? settingFallbacks.get(key) ?? '';
  const words = (key: string): string[] =>
    of(key)
      .split(/[\s,]+/)
      .filter((word) => word !== '');
  const lines = (key: string): string[] =>
    of(key)
      .split(',')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  return {
    name: of('name'),
    address: lines('address'),
    currency: of('currency'),
    country: of('country'),
    timezone: of('timezone'),
    prices: of('prices') === 'without_tax' ? 'without_tax' : 'with_tax',
    location: of('location'),
    ship_before_payment: of('ship_before_payment') === 'deny' ? 'deny' : 'allow',
    return_window_days: Number(of('return_window_days')),
    over_receipt_tolerance: parsePercent(of('over_receipt_tolerance')),
    return_reasons: words('return_reasons'),
    adjust_reasons: words('adjust_reasons'),
    payment_methods: words('payment_methods'),
    ship_policy: of('ship_policy') === 'partial' ? 'partial' : 'complete',
  };
}
