import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { goodwillLines, type Uncredited } from '../../../src/domain/payments/goodwill.ts';

it('splits an amount over the tax rates in proportion, each line with net and tax', () => {
  const lines = goodwillLines(1000, [
    { tax_rate: 200_000, net: 5000, gross: 6000 },
    { tax_rate: 0, net: 4000, gross: 4000 },
  ]);

  const line = { order_line_id: null, return_line_id: null, product_id: null, quantity: 0 };
  expect(lines).toEqual([
    { ...line, tax_rate: 200_000, list_net: 500, net: 500, tax: 100, gross: 600 },
    { ...line, tax_rate: 0, list_net: 400, net: 400, tax: 0, gross: 400 },
  ]);
});

it('leaves out a rate of which nothing is left, also where returns took more than its share', () => {
  const left: Uncredited[] = [
    { tax_rate: 200_000, net: 100, gross: 120 },
    { tax_rate: 50_000, net: -10, gross: -11 },
    { tax_rate: 0, net: 0, gross: 0 },
  ];

  expect(goodwillLines(109, left).map(({ tax_rate, gross }) => ({ tax_rate, gross }))).toEqual([
    { tax_rate: 200_000, gross: 109 },
  ]);
});

it('ends at exactly the net and gross of the order, in any steps', () => {
  const group = fc
    .record({ tax_rate: fc.integer({ min: 0, max: 300_000 }), gross: fc.integer({ min: 0, max: 100_000 }) })
    .map(({ tax_rate, gross }) => ({
      tax_rate,
      gross,
      net: Math.round((gross * 1_000_000) / (1_000_000 + tax_rate)),
    }));
  fc.assert(
    fc.property(
      fc.uniqueArray(group, { minLength: 1, maxLength: 4, selector: ({ tax_rate }) => tax_rate }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
      (order, steps) => {
        let left: Uncredited[] = order;
        const credit = (amount: number): void => {
          const lines = goodwillLines(amount, left);
          expect(lines.reduce((sum, { gross }) => sum + gross, 0)).toBe(amount);
          expect(lines.every(({ net, tax, gross }) => net + tax === gross && net >= 0 && tax >= 0)).toBe(
            true,
          );
          left = left.map((one) => less(one, lines));
        };
        const open = (): number => left.reduce((sum, { gross }) => sum + gross, 0);
        for (const step of [...steps, 1]) if (open() > 0) credit(Math.max(1, Math.floor(open() * step)));

        expect(left.every(({ net, gross }) => net === 0 && gross === 0)).toBe(true);
      },
    ),
    { seed: 20_260_302, numRuns: 300 },
  );
});

function less(one: Uncredited, lines: ReturnType<typeof goodwillLines>): Uncredited {
  const line = lines.find(({ tax_rate }) => tax_rate === one.tax_rate);
  return line ? { ...one, net: one.net - line.net, gross: one.gross - line.gross } : one;
}
