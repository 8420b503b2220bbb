import { WHOLE, type Rate } from '../../base/money.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import type { DocketEvent } from '../../domain/events.ts';
import { answerProblems, QUARANTINE } from '../../domain/new-shop.ts';
import { pricesWithoutTax } from '../../domain/shop.ts';
import { countryTaxes, knownRates, taxCategories } from '../../domain/tax.ts';
import { loadSettings } from '../../store/load/shop.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';

export interface InitRequest {
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly timezone: string;
  readonly prices: 'with_tax' | 'without_tax' | undefined;
  readonly location: string;
  /** The standard tax rate, where docket does not know the country's. */
  readonly tax_rate: Rate | undefined;
}

const channels = ['direct', 'phone', 'web', 'shop'];
const virtualPlaces = ['supplier', 'customer', 'adjustment', 'scrap', 'history', 'cost_variance', 'transit'];

/** Refuses (2) what a shop cannot be; asked before anything is made. */
export function refuseImpossibleShop(request: InitRequest): void {
  refuseAll(problemsOf(request));
}

/** Sets up a new shop: settings, tax rates of its country, channels, places. */
export async function initShop(work: Work, request: InitRequest): Promise<string> {
  refuseImpossibleShop(request);
  await refuseSecondShop(work);
  await record(work, [...settings(request), ...taxes(request), ...sales(), ...places(request.location)]);
  return request.name;
}

/** Asked inside the transaction: of several programs that set up one shop at once, one does it. */
async function refuseSecondShop(work: Work): Promise<void> {
  const name = (await loadSettings(work.tx)).get('name');
  if (name === undefined) return;
  throw new Refusal('exists', `There is a shop here already: ${name}.`, {
    hint: 'docket db info      or choose another --db',
  });
}

function problemsOf(request: InitRequest): Refusal[] {
  const problems = answerProblems(request);
  if (request.tax_rate !== undefined && request.tax_rate > WHOLE)
    problems.push(new Refusal('input.invalid', 'A tax rate over 100 % is none.', { hint: '--tax-rate 20%' }));
  if (!(request.country in countryTaxes) && request.tax_rate === undefined) {
    problems.push(
      new Refusal('input.missing', `docket does not know the standard tax rate of ${request.country}.`, {
        hint: '--tax-rate 20%',
      }),
    );
  }
  return problems;
}

function settings(request: InitRequest): DocketEvent[] {
  const prices = request.prices ?? (pricesWithoutTax.has(request.country) ? 'without_tax' : 'with_tax');
  const { currency, country, timezone, location } = request;
  const values = { name: request.name.trim(), currency, country, timezone, prices, location };
  return Object.entries(values).map(([key, value]) => ({
    type: 'setting_changed',
    key,
    value,
    before: null,
  }));
}

function taxes({ country, tax_rate }: InitRequest): DocketEvent[] {
  return [
    ...taxCategories.map(({ code, name }) => ({ type: 'tax_category_added', code, name }) as const),
    ...(knownRates(country, tax_rate) ?? []),
  ];
}

function sales(): DocketEvent[] {
  return channels.map((code) => ({ type: 'channel_added', code, name: capital(code) }));
}

function places(main: string): DocketEvent[] {
  return [
    {
      type: 'location_added',
      code: main,
      name: capital(main),
      kind: 'shop',
      sellable: 1,
      stocked: 1,
      priority: 10,
    },
    {
      type: 'location_added',
      code: QUARANTINE,
      name: capital(QUARANTINE),
      kind: 'quarantine',
      sellable: 0,
      stocked: 1,
      priority: 900,
    },
    ...virtualPlaces.map(
      (kind) =>
        ({
          type: 'location_added',
          code: `(${kind})`,
          name: capital(kind),
          kind,
          sellable: 0,
          stocked: 0,
          priority: 999,
        }) as const,
    ),
  ];
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).replaceAll('_', ' ');
}
