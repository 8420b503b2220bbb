import { expect, it } from 'vitest';
import { parseWrittenPayment } from '../../../src/domain/orders/written.ts';

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
