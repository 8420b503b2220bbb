import { parsePercent, type Rate } from '../base/money.ts';
import { accepted } from '../domain/new-shop.ts';
import { countryTaxes } from '../domain/tax.ts';
import { one } from '../kit/command.ts';
import { required, value, word } from '../kit/inputs.ts';
import { shopView } from '../views/shop.ts';
import { command, type DeskContext } from './desk.ts';

const FIRST_STEPS =
  'docket products add MUG --name "Blue mug" --price 9.50      or docket import products FILE';

const taxRate = value('RATE', 'The standard tax rate, such as 20%', (typed) =>
  parsePercent(typed, 'The tax rate'),
);

export default command({
  summary: 'Sets up a new shop: its currency, country, tax rates, channels and places.',
  examples: [
    [
      'docket init --name "Harbour & Hearth" --currency GBP --country GB --timezone Europe/London',
      'a shop in ./docket.db or the data folder',
    ],
    [
      'docket init --db shop.db --name Kiosk --currency USD --country US --timezone America/Chicago --tax-rate 8.875%',
      'prices without tax',
    ],
  ],
  flags: {
    name: required(value('NAME', 'The shop’s name', (typed) => accepted('name', typed))),
    currency: required(
      value('CODE', 'The currency in three letters, such as GBP', (typed) =>
        accepted('currency', inCapitals(typed)),
      ),
    ),
    country: required(
      value('CODE', 'The country in two letters, such as GB', (typed) =>
        accepted('country', inCapitals(typed)),
      ),
    ),
    timezone: required({
      ...value('ZONE', 'The time zone whose days are counted, such as Europe/London', (typed) =>
        accepted('timezone', typed.trim()),
      ),
      usual: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    prices: word(
      ['with_tax', 'without_tax'],
      'HOW',
      'How prices are quoted (with tax, except in the US and Canada)',
    ),
    location: value('CODE', 'Where goods lie at first (main)', (typed) => accepted('location', typed)),
    tax_rate: taxRate,
  },
  view: shopView,
  async run(context, { flags }) {
    const [{ perform }, { initShop, refuseImpossibleShop }, { loadShop }] = await Promise.all([
      import('../operations/perform.ts'),
      import('../operations/shop/init.ts'),
      import('../store/load/shop.ts'),
    ]);
    const desk = await context.app();
    const { location = 'main', ...rest } = flags;
    const request = {
      ...rest,
      location,
      tax_rate: flags.tax_rate ?? (await askTaxRate(context, flags.country)),
    };
    refuseImpossibleShop(request);
    const made = await perform(
      await desk.create(),
      { command: 'init', request },
      initShop,
      async ({ tx }) => ({
        ...(await loadShop(tx)),
        database: desk.location,
      }),
    );
    const { name, currency, country, timezone, prices } = made;
    return one(
      shopView,
      { name, currency, country, timezone, prices, location: made.location, database: made.database },
      {
        done: `${name} ${context.globals.dryRun ? 'would be' : 'is'} open for business in ${desk.location}.`,
        ...(context.globals.dryRun ? {} : { next: FIRST_STEPS }),
      },
    );
  },
});

/** A person who can be asked need not begin again because docket does not know a country's tax. */
async function askTaxRate({ person }: DeskContext, country: string): Promise<Rate | undefined> {
  if (country in countryTaxes || !person.present) return undefined;
  return person.ask({
    message: `The standard tax rate of ${country}, such as 20%`,
    flag: '--tax-rate',
    parse: taxRate.parse,
  });
}

function inCapitals(typed: string): string {
  return typed.trim().toUpperCase();
}
