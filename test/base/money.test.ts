import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatMoney,
  formatUnitPrice,
  lessRate,
  netWithin,
  parseMoney,
  parsePercent,
  parseUnitPrice,
  portion,
  pricePer,
  priceTimes,
  priceTimesLess,
  shareOut,
  taxOn,
} from '../../src/base/money.ts';
import { priceLines, taxed, unitsWorth } from '../../src/domain/pricing/price.ts';

const minor = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const rate = fc.integer({ min: 0, max: 1_000_000 });
const basis = fc.constantFrom('with_tax' as const, 'without_tax' as const);

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

describe('rounding', () => {
  it('takes halves away from zero, on both sides of it', () => {
    expect([1, -1, 3, -3].map((amount) => portion(amount, 1, 2))).toEqual([1, -1, 2, -2]);
    expect([50, -50, 49, -49].map((amount) => portion(amount, 1, 100))).toEqual([1, -1, 0, 0]);
    expect(priceTimes(parseUnitPrice('0.005', 'GBP'), 1_000)).toBe(1);
    expect(priceTimes(parseUnitPrice('0.0049', 'GBP'), 1_000)).toBe(0);
  });

  it('is never further than half a unit from the exact value', () => {
    fc.assert(
      fc.property(minor, fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }), (amount, part, whole) => {
        const off = BigInt(portion(amount, part, whole)) * BigInt(whole) - BigInt(amount) * BigInt(part);
        expect(2n * (off < 0n ? -off : off)).toBeLessThanOrEqual(BigInt(whole));
      }),
    );
  });
});

describe('money', () => {
  it('has the decimals of its currency', () => {
    expect(['GBP', 'JPY', 'KWD'].map((currency) => parseMoney('12', currency))).toEqual([1200, 12, 12_000]);
    expect(formatMoney(123_456, 'GBP')).toBe('1234.56');
    expect(formatMoney(123_456, 'JPY')).toBe('123456');
    expect(formatMoney(123_456, 'KWD')).toBe('123.456');
    expect(formatMoney(-5, 'GBP')).toBe('-0.05');
  });

  it.each([
    ['12.345', 'GBP', 'at most 2 decimals'],
    ['1.5', 'JPY', 'no decimals'],
    ['12,3', 'GBP', 'can be read as 12.3 or as 123'],
    ['1e3', 'GBP', 'is not a number'],
    ['', 'GBP', 'is not a number'],
    ['.5', 'GBP', 'is not a number'],
    ['99999999999999.99', 'GBP', 'is too large: at most 100000000000.'],
    ['-100000000000.01', 'GBP', 'is too large: at most 100000000000.'],
    ['10000000000001', 'JPY', 'is too large: at most 10000000000000.'],
  ])('refuses %s %s', (text, currency, said) => {
    expect(() => parseMoney(text, currency)).toThrow(said);
  });

  it('is read back exactly as it was written, in every currency', () => {
    fc.assert(
      fc.property(minor, fc.constantFrom('GBP', 'JPY', 'KWD'), (amount, currency) => {
        expect(parseMoney(formatMoney(amount, currency), currency)).toBe(amount);
      }),
    );
  });
});

describe('a unit price', () => {
  it('may have four decimals beyond its currency', () => {
    expect(parseUnitPrice('0.0040', 'GBP')).toBe(4_000);
    expect(formatUnitPrice(4_000, 'GBP')).toBe('0.004');
    expect(formatUnitPrice(95_000, 'GBP')).toBe('0.095');
    expect(formatUnitPrice(9_500_000, 'GBP')).toBe('9.50');
    expect(parseUnitPrice('1.25', 'JPY')).toBe(12_500);
  });

  it('is multiplied exactly: 1000 screws at 0.4 p are 4.00', () => {
    expect(priceTimes(parseUnitPrice('0.004', 'GBP'), 1_000_000)).toBe(400);
  });

  it('is found again from what many units were worth, to half a ten-thousandth', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), fc.integer({ min: 1, max: 1_000_000 }), (value, quantity) => {
        const again = priceTimes(pricePer(value, quantity), quantity);
        expect(Math.abs(again - value)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('leaves round(price × quantity × (1 − rate)) after a percentage, rounded once', () => {
    expect(priceTimesLess(parseUnitPrice('17.925', 'GBP'), 10_000, parsePercent('0%'))).toBe(17_925);
    expect(priceTimesLess(parseUnitPrice('0.335', 'GBP'), 3_000, parsePercent('10%'))).toBe(90);
    expect(lessRate(1_005, parsePercent('50%'))).toBe(503);
  });
});

describe('shares', () => {
  const weights = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 12 });

  it('sum to the amount, and each is within one unit of its exact part', () => {
    fc.assert(
      fc.property(minor, weights, (amount, parts) => {
        const shares = shareOut(amount, parts);
        const total = parts.reduce((sum, part) => sum + part, 0);

        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
        for (const [index, share] of shares.entries()) {
          if (total === 0) continue;
          const off = BigInt(share) * BigInt(total) - BigInt(amount) * BigInt(parts[index] ?? 0);
          expect(off < 0n ? -off : off).toBeLessThan(BigInt(total));
        }
      }),
    );
  });

  it('go to the largest remainder, and of equals to the earlier', () => {
    expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(shareOut(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(shareOut(10, [1, 2, 3])).toEqual([2, 3, 5]);
    expect(shareOut(7, [0, 0])).toEqual([7, 0]);
    expect(shareOut(0, [5, 5])).toEqual([0, 0]);
  });
});

describe('tax', () => {
  it('and net make the gross, whichever of them was given', () => {
    fc.assert(
      fc.property(minor, rate, basis, (amount, rate, basis) => {
        const { net, tax, gross } = taxed(amount, rate, basis);
        expect(net + tax).toBe(gross);
        expect(basis === 'with_tax' ? gross : net).toBe(amount);
      }),
    );
  });

  it('is what the law of the price basis says', () => {
    expect(netWithin(2_400, parsePercent('20%'))).toBe(2_000);
    expect(taxOn(10_000, parsePercent('8.875%'))).toBe(888);
    expect(taxed(179_25, parsePercent('20%'), 'with_tax')).toEqual({
      net: 14_938,
      tax: 2_987,
      gross: 17_925,
    });
    expect(taxed(-500, parsePercent('10%'), 'without_tax')).toEqual({ net: -500, tax: -50, gross: -550 });
  });
});

describe('the units of a line', () => {
  const line = { list_net: 14_938, discount: 0, net: 14_938, tax: 2_987, gross: 17_925, ordered: 10_000 };

  it('3 + 3 + 4 of 179.25 are worth 53.78, 53.77 and 71.70', () => {
    const steps = [
      [0, 3_000],
      [3_000, 3_000],
      [6_000, 4_000],
    ] as const;

    expect(steps.map(([done, quantity]) => unitsWorth(line, done, quantity).gross)).toEqual([
      5_378, 5_377, 7_170,
    ]);
  });

  it('end exactly at the amounts of the line, in any steps', () => {
    const amounts = fc.record({ list_net: minor, discount: minor, net: minor, tax: minor });
    const steps = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(amounts, steps, (some, sizes) => {
        const ordered = sizes.reduce((sum, size) => sum + size, 0);
        const whole = { ...some, gross: some.net + some.tax, ordered };
        let done = 0;
        const sums = { list_net: 0, discount: 0, net: 0, tax: 0, gross: 0 };
        for (const size of sizes) {
          const worth = unitsWorth(whole, done, size);
          expect(worth.net + worth.tax).toBe(worth.gross);
          for (const name of ['list_net', 'discount', 'net', 'tax', 'gross'] as const)
            sums[name] += worth[name];
          done += size;
        }
        expect({ ...sums, ordered }).toEqual(whole);
      }),
    );
  });
});

describe('the lines of an order', () => {
  const lines = fc.array(
    fc.record({
      unit_price: fc.nat(50_000_000),
      quantity: fc.integer({ min: 1, max: 50_000 }),
      tax_rate: fc.constantFrom(0, 50_000, 88_750, 200_000),
      discount: fc.option(fc.record({ rate })),
    }),
    { minLength: 1, maxLength: 8 },
  );

  it('share the discount of the order to the penny, and each is list − discount before tax', () => {
    fc.assert(
      fc.property(lines, basis, rate, (some, basis, percent) => {
        const priced = priceLines(some, basis, { rate: percent });
        const before = priceLines(some, basis, null);
        const left = sum(before.map(({ list, discount }) => list - discount));

        expect(sum(priced.map(({ order_discount }) => order_discount))).toBe(left - lessRate(left, percent));
        for (const { list, discount, net, tax, gross } of priced) {
          expect(net + tax).toBe(gross);
          expect(basis === 'with_tax' ? gross : net).toBe(list - discount);
        }
      }),
    );
  });
});
