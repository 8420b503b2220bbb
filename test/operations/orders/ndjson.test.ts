import { expect, it } from 'vitest';
import { parseStreamedOrder } from '../../../src/operations/orders/ndjson.ts';

it('reads the keys of the flags; numbers are taken as they are written', () => {
  const { request, idempotency_key } = parseStreamedOrder(
    '{"line":["MUG=2",{"sku":"TEA","quantity":0.35,"discount":"1.50"}],"shipping":3.95,"pay":"cash","draft":false,"note":null,"idempotency_key":"k"}',
  );
  expect(idempotency_key).toBe('k');
  expect(request).toEqual({
    line: ['MUG=2', { sku: 'TEA', quantity: '0.35', price: null, discount: '1.50' }],
    shipping: '3.95',
    pay: ['cash'],
    draft: false,
  });
});

it('says everything that is wrong with a line at once, and names the nearest key', () => {
  expect(() =>
    parseStreamedOrder(
      '{"lines":["MUG=2"],"collect":"yes","promised":"31/11/2026","line":[{"sku":"MUG"}],"__proto__":1}',
    ),
  ).toThrow(
    [
      'There is no key “lines”.',
      'The value of “collect” is not true or false.',
      'The day “promised”, 31/11/2026 is not written as YYYY-MM-DD.',
      'The value of “line” is not "SKU=QTY" or an object with sku and quantity.',
      'There is no key “__proto__”.',
    ].join('\n'),
  );
  expect(() => parseStreamedOrder('{"linne":[]}')).toThrow(
    expect.objectContaining({ exit: 2, hint: 'Did you mean line?' }),
  );
});

it.each(['nonsense', '[]', '"MUG=2"', '1', 'null'])('refuses %s', (text) => {
  expect(() => parseStreamedOrder(text)).toThrow(expect.objectContaining({ code: 'input.invalid', exit: 2 }));
});
