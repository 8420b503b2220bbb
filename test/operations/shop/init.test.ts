import { expect, it } from 'vitest';
import { refuseImpossibleShop, type InitRequest } from '../../../src/operations/shop/init.ts';

const shop: InitRequest = {
  name: 'Kiosk', currency: 'GBP', country: 'GB', timezone: 'Europe/London', prices: undefined, location: 'main', tax_rate: undefined,
}; // prettier-ignore

it('says at once everything that a shop cannot be', () => {
  const impossible = { ...shop, name: ' ', currency: 'POUND', country: 'Britain', timezone: 'Mars', location: 'back room' };
  const said = (): string[] => {
    try {
      refuseImpossibleShop(impossible);
      return [];
    } catch (error) {
      return error instanceof Error ? error.message.split('\n') : [];
    }
  };
  expect(said()).toEqual([
    'The name is empty.',
    'The code “back room” is not one plain word: no blanks, commas, brackets or @, and no dash at its beginning.',
    '“POUND” is no currency code.',
    '“Britain” is no country code.',
    '“Mars” is no time zone.',
    'docket does not know the standard tax rate of Britain.',
  ]);
}); // prettier-ignore

it('keeps the place of returns apart from the shop’s own', () => {
  expect(() => refuseImpossibleShop({ ...shop, location: 'quarantine' })).toThrow(
    'is where returns are received',
  );
});
