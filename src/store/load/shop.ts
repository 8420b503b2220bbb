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

/** What the settings say; those that were never set have their defaults. */
export function shopOf(settings: ReadonlyMap<string, string>): Shop {
  const of = (key: string, fallback: string): string => settings.get(key) ?? fallback;
  const words = (key: string): string[] =>
    of(key, '')
      .split(/[\s,]+/)
      .filter((word) => word !== '');
  return {
    name: of('name', 'Shop'),
    currency: of('currency', 'GBP'),
    country: of('country', 'GB'),
    timezone: of('timezone', 'UTC'),
    prices: of('prices', 'with_tax') === 'without_tax' ? 'without_tax' : 'with_tax',
    location: of('location', 'main'),
    ship_before_payment: of('ship_before_payment', 'allow') === 'deny' ? 'deny' : 'allow',
    return_window_days: Number(of('return_window_days', '30')),
    return_reasons: words('return_reasons'),
    payment_methods: words('payment_methods'),
    ship_policy: of('ship_policy', 'complete') === 'partial' ? 'partial' : 'complete',
  };
}
