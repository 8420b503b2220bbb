import type { Rate } from '../base/money.ts';
import type { DocketEvent } from './events.ts';

interface CountryTax {
  readonly standard: Rate;
  readonly reduced?: Rate;
}

const percent = (rate: number): Rate => Math.round(rate * 10_000);

/**
 * Value added tax of the countries that docket knows, as they stand in 2026; other rates and later changes are set
 * with `docket config tax`. Source: European Commission, "VAT rates applied in the Member States" (Taxes in Europe
 * Database), gov.uk/vat-rates, and the tax offices of Norway, Switzerland, Australia and New Zealand.
 */
export const countryTaxes: Readonly<Record<string, CountryTax>> = {
  AT: { standard: percent(20), reduced: percent(10) },
  AU: { standard: percent(10) },
  BE: { standard: percent(21), reduced: percent(6) },
  BG: { standard: percent(20), reduced: percent(9) },
  CH: { standard: percent(8.1), reduced: percent(2.6) },
  CY: { standard: percent(19), reduced: percent(5) },
  CZ: { standard: percent(21), reduced: percent(12) },
  DE: { standard: percent(19), reduced: percent(7) },
  DK: { standard: percent(25) },
  EE: { standard: percent(24), reduced: percent(9) },
  ES: { standard: percent(21), reduced: percent(10) },
  FI: { standard: percent(25.5), reduced: percent(13.5) },
  FR: { standard: percent(20), reduced: percent(5.5) },
  GB: { standard: percent(20), reduced: percent(5) },
  GR: { standard: percent(24), reduced: percent(13) },
  HR: { standard: percent(25), reduced: percent(13) },
  HU: { standard: percent(27), reduced: percent(5) },
  IE: { standard: percent(23), reduced: percent(13.5) },
  IT: { standard: percent(22), reduced: percent(10) },
  LT: { standard: percent(21), reduced: percent(5) },
  LU: { standard: percent(17), reduced: percent(8) },
  LV: { standard: percent(21), reduced: percent(12) },
  MT: { standard: percent(18), reduced: percent(5) },
  NL: { standard: percent(21), reduced: percent(9) },
  NO: { standard: percent(25), reduced: percent(15) },
  NZ: { standard: percent(15) },
  PL: { standard: percent(23), reduced: percent(8) },
  PT: { standard: percent(23), reduced: percent(6) },
  RO: { standard: percent(21), reduced: percent(11) },
  SE: { standard: percent(25), reduced: percent(6) },
  SI: { standard: percent(22), reduced: percent(9.5) },
  SK: { standard: percent(23), reduced: percent(19) },
  // Sales tax is the states' own: a shop there says its rate.
  CA: { standard: percent(5) },
  US: { standard: 0 },
};

export const taxCategories = [
  { code: 'standard', name: 'Standard rate' },
  { code: 'reduced', name: 'Reduced rate' },
  { code: 'zero', name: 'Zero-rated' },
  { code: 'exempt', name: 'Exempt' },
] as const;

/** The usual rates of a country from ever on; with a standard rate that is said where docket knows none. */
export function knownRates(country: string, said?: Rate): DocketEvent<'tax_rate_set'>[] | undefined {
  const known = countryTaxes[country];
  const standard = said ?? known?.standard;
  if (standard === undefined) return undefined;
  const rates = { standard, reduced: known?.reduced ?? standard, zero: 0, exempt: 0 };
  return Object.entries(rates).map(
    ([category, rate]) =>
      ({ type: 'tax_rate_set', category, country, from_day: '1970-01-01', rate, before: null }) as const,
  );
}
