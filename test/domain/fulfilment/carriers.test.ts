import { expect, it } from 'vitest';
import {
  carrierCode,
  carriersLike,
  trackingLink,
  trackingNumber,
} from '../../../src/domain/fulfilment/carriers.ts';

it('knows a carrier however it is written, and keeps any other as a code', () => {
  const written = [
    'royal-mail',
    'Royal Mail',
    'royal_mail',
    ' ROYALMAIL ',
    'DHL Express',
    'dhl',
    'dhl-de',
    'Bob’s  Van',
    'my_courier',
  ];

  expect(written.map(carrierCode)).toEqual([
    'royal-mail', 'royal-mail', 'royal-mail', 'royal-mail', 'dhl', 'dhl', 'dhl-de', 'bob’s-van', 'my-courier',
  ]); // prettier-ignore
});

it('refuses what names nobody', () => {
  for (const typed of ['', ' ', '—', '12', 'a'.repeat(41), 'van\u0007'])
    expect(() => carrierCode(typed)).toThrow(expect.objectContaining({ code: 'input.invalid' }));
});

it('names the carriers that an unknown one may have meant', () => {
  expect(carriersLike('dpd')).toEqual(['dpd-uk', 'dpd-de', 'dpd-ie']);
  expect(carriersLike('royal-mial')).toEqual(['royal-mail']);
  expect(carriersLike('bob’s-van')).toEqual([]);
  expect(carriersLike('evri')).toEqual([]);
});

it('links to the page of a known carrier, whatever the number holds, and to none of an unknown one', () => {
  expect(trackingLink('ups', '1Z 9/9&x')).toBe('https://www.ups.com/track?tracknum=1Z%209%2F9%26x');
  expect(trackingLink('ups', null)).toBeNull();
  expect(trackingLink(null, '1Z')).toBeNull();
  for (const unknown of ['bob', 'constructor', '__proto__']) expect(trackingLink(unknown, '1Z')).toBeNull();
});

it('keeps tracking numbers of 1 to 60 characters that show', () => {
  expect(trackingNumber(' JJD 0123 ')).toBe('JJD 0123');
  for (const typed of ['', '  ', 'A'.repeat(61), 'A\u202eB', 'A\nB', 'A\ud800'])
    expect(() => trackingNumber(typed)).toThrow(expect.objectContaining({ code: 'input.invalid' }));
});
