import { expect, it } from 'vitest';
import { parseWrittenCustomer, parseWrittenPayment } from '../../../src/domain/orders/written.ts';

it.each([
  ['card', { method: 'card', amount: null }],
  [' Bank-Transfer = 12.50 ', { method: 'bank_transfer', amount: '12.50' }],
  ['card=', { method: 'card', amount: '' }],
])('reads the payment “%s”', (typed, payment) => {
  expect(parseWrittenPayment(typed)).toEqual(payment);
});

it('refuses a payment of two amounts rather than to take the first', () => {
  expect(() => parseWrittenPayment('card=1=2')).toThrow(
    expect.objectContaining({
      code: 'input.invalid',
      message: 'The payment “card=1=2” is not written as METHOD[=AMOUNT].',
      hint: '--pay card=12.50',
    }),
  );
});

it.each([
  ['Ann Lee <Ann@Example.com>', { name: 'Ann Lee', email: 'ann@example.com' }],
  ['ann@example.com', { name: null, email: 'ann@example.com' }],
  ['Anna @ the Corner', { name: 'Anna @ the Corner', email: null }],
])('reads the customer “%s”', (typed, customer) => {
  expect(parseWrittenCustomer(typed)).toEqual(customer);
});

it.each([
  ['Max <max@', '“Max <max@” is not written as Name <e-mail>.'],
  ['Max max@example.com>', '“Max max@example.com>” is not written as Name <e-mail>.'],
  ['max@', '“max@” is no e-mail address.'],
])('makes no customer of “%s”', (typed, message) => {
  expect(() => parseWrittenCustomer(typed)).toThrow(
    expect.objectContaining({ code: 'input.invalid', message }),
  );
});
