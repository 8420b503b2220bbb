import { parsePercent } from '../base/money.ts';
import { one } from '../kit/command.ts';
import { required, text, word } from '../kit/inputs.ts';
import { shopView } from '../views/shop.ts';
import { command } from './desk.ts';

const FIRST_STEPS =
  'docket products add MUG --name "Blue mug" --price 9.50      or docket import products FILE';

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
    name: required(text('NAME', 'The shop’s name')),
    currency: required(text('CODE', 'ISO 4217, such as GBP')),
    country: required(text('CODE', 'ISO 3166, such as GB')),
    timezone: required(text('ZONE', 'Such as Europe/London; business days are counted in it')),
    prices: word(
      ['with_tax', 'without_tax'],
      'HOW',
      'How prices are quoted (with tax, except in the US and Canada)',
    ),
    location: text('CODE', 'Where goods lie at first (main)'),
    tax_rate: {
      ...text('RATE', 'The standard tax rate, such as 20%'),
      parse: (typed: string) => parsePercent(typed, 'The tax rate'),
    },
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
      currency: flags.currency.toUpperCase(),
      country: flags.country.toUpperCase(),
      location,
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
