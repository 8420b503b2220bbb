import { expect, it } from 'vitest';
import { showOrder } from '../../src/store/list/order.ts';
import { showReturn } from '../../src/store/list/returns.ts';
import { orderView } from '../../src/views/order.ts';
import { returnView } from '../../src/views/return.ts';
import { onEveryEngine } from '../support/shop.ts';
import { newWorld } from '../support/world.ts';

onEveryEngine('an order that is shown', (newShop) => {
  it('says of its returns what is said of them where they are listed', async () => {
    const shop = await newWorld(await newShop());
    const order = orderView.row(await shop.read((reading) => showOrder(reading, 1001)));
    const alone = returnView.row(await shop.read((reading) => showReturn(reading, 1)));

    expect(alone).toMatchObject({ number: 1, lifecycle: 'approved', status: 'refunded' });
    expect(order['returns_list']).toEqual([
      { number: 1, lifecycle: 'approved', status: 'refunded', reason: 'faulty', requested_on: '2026-03-02' },
    ]);
  });
});
