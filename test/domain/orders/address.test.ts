import { expect, it } from 'vitest';
import { parseAddress } from '../../../src/domain/orders/address.ts';

it.each([
  ['1 Church Street, Whitby, YO22 4AA, GB', ['1 Church Street', null, 'Whitby', 'YO22 4AA', 'GB']],
  ['1 Church Street\nFlat 2\nWhitby\nYO22 4AA', ['1 Church Street', 'Flat 2', 'Whitby', 'YO22 4AA', null]],
  [
    '12 Main St, Apartment 4, Springfield, IL 62704, US',
    ['12 Main St', 'Apartment 4', 'Springfield', 'IL 62704', 'US'],
  ],
  ['Kerkstraat 5, Amsterdam', ['Kerkstraat 5', null, 'Amsterdam', null, null]],
  ['Hauptstraße 1, Wohnung 22', ['Hauptstraße 1', null, 'Wohnung 22', null, null]],
  ['The Lighthouse', ['The Lighthouse', null, null, null, null]],
  ['GB', ['GB', null, null, null, null]],
])('reads %j', (typed, [line1, line2, city, postcode, country]) => {
  expect(parseAddress(typed)).toEqual({ line1, line2, city, postcode, country });
});

it('refuses an empty address', () => {
  expect(() => parseAddress(' , \n')).toThrow(expect.objectContaining({ code: 'input.invalid' }));
});
