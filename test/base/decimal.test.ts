import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideRounded, formatScaled, parseScaled } from '../../src/base/decimal.ts';
import { formatQuantity, parseQuantity, quantityNumber } from '../../src/base/quantity.ts';

describe('a decimal', () => {
  it('is read back exactly as it was written, with any number of decimals', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 0, max: 8 }),
        (value, places, least) => {
          expect(parseScaled(formatScaled(value, places), places, 'It')).toBe(value);
          expect(parseScaled(formatScaled(value, places, Math.min(least, places)), places, 'It')).toBe(value);
        },
      ),
    );
  });

  it('may have zeros at its end, and is never minus nothing', () => {
    expect(parseScaled('12.5000', 2, 'It')).toBe(1250);
    expect(Object.is(parseScaled('-0.00', 2, 'It'), 0)).toBe(true);
    expect(formatScaled(0, 2)).toBe('0.00');
    expect(formatScaled(1_500, 3, 0)).toBe('1.5');
    expect(formatScaled(-7, 3, 2)).toBe('-0.007');
  });

  it('is divided with halves away from zero', () => {
    expect([5n, -5n, 15n, -15n, 4n].map((value) => divideRounded(value, 10n))).toEqual([
      1n,
      -1n,
      2n,
      -2n,
      0n,
    ]);
  });

  it.each(['1,234', '1.2.3', '--1', '1 000', '0x10', '١٢', 'Infinity', 'NaN', '1.', '1e2', '9'.repeat(16)])(
    'refuses “%s”',
    (text) => {
      expect(() => parseScaled(text, 2, 'The amount')).toThrow(/^The amount/);
    },
  );

  it.each(['12,3', '-1,234'])('says of “%s” that it has two readings, and how each is written', (text) => {
    const [point, whole] = [text.replace(',', '.'), text.replace(',', '')];
    expect(() => parseScaled(text, 2, 'The price of MUG')).toThrow(
      expect.objectContaining({
        code: 'input.ambiguous',
        message: `The price of MUG “${text}” can be read as ${point} or as ${whole}.`,
        hint: `write ${point} with a point, or ${whole} without a separator`,
      }),
    );
  });
});

describe('a quantity', () => {
  it('counts in thousandths and is shown as people write it', () => {
    expect([parseQuantity('2', 0), parseQuantity('0.35', 2), parseQuantity('-1.125', 3)]).toEqual([
      2_000, 350, -1_125,
    ]);
    expect([2_000, 350, -1_125, 0].map(formatQuantity)).toEqual(['2', '0.35', '-1.125', '0']);
    expect([2_000, 350].map(quantityNumber)).toEqual([2, 0.35]);
  });

  it('is at most a thousand million, in any decimals', () => {
    expect(parseQuantity('1000000000', 0)).toBe(1_000_000_000_000);
    expect(parseQuantity('-1000000000', 3)).toBe(-1_000_000_000_000);
    expect(() => parseQuantity('1000000000.001', 3)).toThrow('is too large: at most 1000000000.');
    expect(() => parseQuantity('9'.repeat(40), 0)).toThrow('is too large: at most 1000000000.');
    expect(() => parseQuantity('x'.repeat(1000), 0)).toThrow(`“${'x'.repeat(60)}…” is not a number`);
  });

  it('has no more decimals than its product is sold in', () => {
    expect(() => parseQuantity('1.5', 0)).toThrow('no decimals here');
    expect(() => parseQuantity('1.25', 1)).toThrow('at most 1 decimal here');
    expect(parseQuantity('1.50', 1)).toBe(1_500);
  });
});
