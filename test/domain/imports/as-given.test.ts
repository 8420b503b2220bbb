import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asGiven } from '../../../src/domain/imports/as-given.ts';
import type { LineAsGiven, OrderAsGiven } from '../../../src/domain/imports/reckoning.ts';

const VAT = 200_000;

function line(unit_price: number, quantity: number, given: Partial<LineAsGiven> = {}): LineAsGiven {
  const nothing = { discount: null, line_list: null, line_total: null, line_tax: null };
  return { ...nothing, quantity: quantity * 1000, unit_price: unit_price * 10_000, tax_rate: VAT, ...given };
}

function order(lines: readonly LineAsGiven[], given: Partial<OrderAsGiven> = {}): OrderAsGiven {
  const nothing = {
    prices: null,
    order_discount: null,
    shipping: null,
    shipping_tax: null,
    tax: null,
    total: null,
  };
  return { ...nothing, lines, shipping_rate: VAT, ...given };
}

const said = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

describe('an order as a channel gives it', () => {
  it('has tax in its prices where that comes to its total', () => {
    const mug = line(1450, 2);
    const tea = line(680, 1, { tax_rate: 0 });

    const given = asGiven(
      order([mug, tea], { order_discount: 358, shipping: 395, tax: 501, total: 3617 }),
      'without_tax',
    );

    expect(given).toEqual({
      prices: 'with_tax',
      lines: [
        { list: 2900, order_discount: 290, discount: 290, list_net: 2417, net: 2175, tax: 435, gross: 2610, tax_rate: VAT },
        { list: 680, order_discount: 68, discount: 68, list_net: 680, net: 612, tax: 0, gross: 612, tax_rate: 0 },
      ],
      charges: [{ kind: 'shipping', amount: 395, tax_rate: VAT, net: 329, tax: 66, gross: 395 }],
      net: 3116, tax: 501, gross: 3617,
    }); // prettier-ignore
  });

  it('has tax beside its prices where that comes to its total', () => {
    const given = asGiven(order([line(1000, 3)], { shipping: 500, tax: 289, total: 3789 }), 'with_tax');

    expect(given).toMatchObject({
      prices: 'without_tax', net: 3500, tax: 289, gross: 3789,
      lines: [{ net: 3000, tax: 248, tax_rate: 83_000 }], charges: [{ net: 500, tax: 41, gross: 541 }],
    }); // prettier-ignore
  });

  it('has the prices that the shop has where its totals do not tell', () => {
    const bare = order([line(1200, 1)]);

    expect(asGiven(bare, 'with_tax')).toMatchObject({ prices: 'with_tax', net: 1000, tax: 200, gross: 1200 });
    expect(asGiven(bare, 'without_tax')).toMatchObject({
      prices: 'without_tax',
      net: 1200,
      tax: 240,
      gross: 1440,
    });
    expect(asGiven({ ...bare, prices: 'without_tax' }, 'with_tax')).toMatchObject({ net: 1200, gross: 1440 });
  });

  it('keeps the tax of each line, and none where the channel says that there is none', () => {
    const lines = [line(1450, 2, { line_tax: 480 }), line(680, 1, { line_tax: 3 })];

    const given = asGiven(order(lines, { shipping: 395, shipping_tax: 66 }), 'with_tax');
    const exempt = asGiven(order([line(1450, 1, { line_tax: 0 })], { shipping: 395 }), 'with_tax');

    expect(given.lines.map(({ tax, tax_rate }) => [tax, tax_rate])).toEqual([[480, 198_000], [3, 4000]]); // prettier-ignore
    expect(given).toMatchObject({ tax: 549, gross: 3975 });
    expect(exempt).toMatchObject({ net: 1845, tax: 0, gross: 1845 });
  });

  it('knows a line whose sum is before its discount from one whose sum is after it', () => {
    const discount = { amount: 340 } as const;

    const before = asGiven(order([line(3400, 1, { discount, line_total: 3400 })]), 'with_tax');
    const after = asGiven(order([line(3400, 1, { discount, line_total: 3060 })]), 'with_tax');

    expect([before, after].map(({ lines: [first] }) => first)).toEqual(
      Array(2).fill(expect.objectContaining({ list: 3400, discount: 340, gross: 3060 })),
    );
  });

  it('knows a discount of the order that sums up those of its lines', () => {
    const lines = [line(1000, 1, { discount: { amount: 100 } }), line(1000, 1)];

    const summed = asGiven(order(lines, { order_discount: 100, total: 1900 }), 'with_tax');
    const onTop = asGiven(order(lines, { order_discount: 100, total: 1800 }), 'with_tax');

    expect(summed.lines.map(({ gross }) => gross)).toEqual([900, 1000]);
    expect(onTop.lines.map(({ gross, order_discount }) => [gross, order_discount])).toEqual([[853, 47], [947, 53]]); // prettier-ignore
    expect([summed, onTop].flatMap(({ charges }) => charges)).toEqual([]);
  });

  it('carries what its total differs by in a charge of its own', () => {
    const given = asGiven(order([line(1450, 1)], { tax: 242, total: 1500 }), 'with_tax');

    expect(given.charges).toEqual([
      { kind: 'channel_difference', tax_rate: 0, amount: 50, net: 50, tax: 0, gross: 50 },
    ]);
    expect(given).toMatchObject({ tax: 242, gross: 1500 });
  });

  it('of goods that come back is below zero, its discount too', () => {
    const back = { line_list: -1208, discount: { amount: 121 }, line_total: -1087, line_tax: -218 } as const;

    const given = asGiven(order([line(1208, -1, back)], { prices: 'without_tax' }), 'with_tax');

    expect(given).toMatchObject({
      lines: [{ list: -1208, discount: -121, net: -1087, tax: -218, gross: -1305, tax_rate: VAT }],
      gross: -1305,
    });
  });

  it('always adds up, to what the channel says', () => {
    const amount = fc.integer({ min: 0, max: 10_000_000_000 });
    const someLine = fc.record({
      quantity: fc.integer({ min: -5000, max: 500_000 }),
      unit_price: amount,
      discount: said(
        fc.oneof(fc.record({ amount }), fc.record({ rate: fc.integer({ min: 0, max: 1_000_000 }) })),
      ),
      line_list: said(amount),
      line_total: said(amount),
      line_tax: said(amount),
      tax_rate: fc.constantFrom(0, 50_000, VAT),
    });
    const someOrder = fc.record({
      lines: fc.array(someLine, { maxLength: 6 }),
      prices: said(fc.constantFrom('with_tax', 'without_tax')),
      order_discount: said(amount),
      shipping: said(amount),
      shipping_tax: said(amount),
      tax: said(amount),
      total: said(amount),
      shipping_rate: fc.constant(VAT),
    });

    fc.assert(
      fc.property(someOrder, fc.constantFrom('with_tax', 'without_tax'), (given, usual) => {
        const { lines, charges, ...sums } = asGiven(given, usual);
        const parts = [...lines, ...charges];
        const sum = (field: 'net' | 'tax' | 'gross') => parts.reduce((total, part) => total + part[field], 0);

        expect(parts.filter(({ net, tax, gross }) => net + tax !== gross)).toEqual([]);
        expect(lines.filter(({ tax_rate }) => !(tax_rate >= 0 && tax_rate <= 1_000_000))).toEqual([]);
        expect([sum('net'), sum('tax'), sum('gross')]).toEqual([sums.net, sums.tax, sums.gross]);
        expect(sums.gross).toBe(given.total ?? sums.gross);
        expect(sums.tax).toBe(given.tax ?? sums.tax);
        lines.forEach(({ tax, discount, list, net, gross }, index) => {
          expect(tax).toBe(given.lines[index]?.line_tax ?? tax);
          expect(list - discount).toBe(sums.prices === 'with_tax' ? gross : net);
        });
      }),
    );
  });
});
