import { expect, it } from 'vitest';
import type { Refusal } from '../../src/base/refusal.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { listParties } from '../../src/store/list/parties.ts';
import { onEveryEngine } from '../support/shop.ts';

onEveryEngine('what no database can hold', (newShop) => {
  it('is refused where it is only looked for, and the next order goes on', async () => {
    const shop = await newShop();
    await shop.run(addProduct, { sku: 'GIFT', name: 'Gift wrap', price: '2.00', kind: 'service' });
    for (const request of [
      { line: ['GI\u0000FT=1'] },
      { line: ['GIFT=1'], channel: 'we\u0000b' },
      { line: ['GIFT=1'], customer: 'Ann\u0000Lee' },
    ]) {
      const refused = shop.run(placeOrder, request);
      await expect(refused).rejects.toSatisfy(({ exit }: Refusal) => exit === 2 || exit === 3);
    }
    const found = shop.read((reading) => listParties(reading, 'customer', { search: '\u0000' }));
    await found.then(
      (rows) => expect(rows).toEqual([]),
      (error: unknown) => expect(error).toMatchObject({ exit: 2 }),
    );
    expect(await shop.run(placeOrder, { line: ['GIFT=1'] })).toBe('1001');
  });
});
