import { describe, expect, it } from 'vitest';
import { settledAsGiven } from '../../../src/domain/imports/settled.ts';

const nothing = { payment: null, paid: null, paid_at: null, due: null, refunded: null };

describe('what a channel says of money', () => {
  it.each([
    ['nothing', {}, null],
    ['paid', { payment: 'paid' }, { paid: 2000, refunded: 0 }],
    ['unpaid', { payment: 'unpaid' }, { paid: 0, refunded: 0 }],
    ['voided', { payment: 'voided' }, { paid: 0, refunded: 0 }],
    ['a day of payment alone', { paid_at: '2026-11-02T09:00:00.000Z' }, { paid: 2000, refunded: 0 }],
    ['part of it, by what is due', { payment: 'part_paid', due: 1500 }, { paid: 500, refunded: 0 }],
    ['an amount', { payment: 'paid', paid: 2500 }, { paid: 2500, refunded: 0 }],
    ['part of it back', { payment: 'part_refunded', refunded: 480 }, { paid: 2000, refunded: 480 }],
    ['all of it back, by a word', { payment: 'refunded' }, { paid: 2000, refunded: 2000 }],
    ['more back than came in', { payment: 'unpaid', refunded: 480 }, { paid: 0, refunded: 0 }],
  ] as const)('%s', (_, said, settled) => {
    expect(settledAsGiven({ ...nothing, ...said }, 2000)).toEqual(settled);
  });
});
