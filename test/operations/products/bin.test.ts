import { expect, it } from 'vitest';
import { packingSlip } from '../../../src/documents/packing-slip.ts';
import { addLocation } from '../../../src/operations/places/add-location.ts';
import { setBin } from '../../../src/operations/products/bin.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { showShipment } from '../../../src/store/list/shipments.ts';
import { mugShop, ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

async function bins(shop: TestShop, sku = 'MUG') {
  const { locations } = await shownOf(shop).stock(sku);
  return (locations as { location: string; bin: string | null; pick_sequence: number | null }[]).map(
    ({ location, bin, pick_sequence }) => [location, bin, pick_sequence],
  );
}

onEveryEngine('a bin', (newShop) => {
  it('is where a product lies at a place, with its turn on the way round', async () => {
    const shop = await mugShop(await newShop(), '5');
    await shop.run(addLocation, { code: 'attic', name: 'Attic' });
    await shop.run(setBin, { sku: 'MUG', bin: ' A-03 ' });
    await shop.run(setBin, { sku: 'MUG', location: 'attic', bin: 'R2', sequence: 30 });
    expect(await bins(shop)).toEqual([
      ['main', 'A-03', null],
      ['attic', 'R2', 30],
    ]);

    await shop.run(setBin, { sku: 'MUG', sequence: 7 });
    await shop.run(setBin, { sku: 'MUG', location: 'attic', bin: '' });
    expect(await bins(shop)).toEqual([
      ['main', 'A-03', 7],
      ['attic', null, 30],
    ]);
    await shop.undo();
    await shop.undo();
    expect(await bins(shop)).toEqual([
      ['main', 'A-03', null],
      ['attic', 'R2', 30],
    ]);
    await shop.booksAreSound();
  });

  it('orders what stands on a packing slip', async () => {
    const shop = await mugShop(await newShop(), '5');
    await shop.run(setBin, { sku: 'MUG', bin: 'B-07', sequence: 20 });
    await shop.run(setBin, { sku: 'TEA', bin: 'A-1', sequence: 10 });
    const order = await ordered(shop, { line: ['MUG=1', 'TEA=2'] });
    await shop.run(shipOrder, { order });
    const slip = packingSlip('Harbour & Hearth', await shop.read((reading) => showShipment(reading, 1)));
    expect(slip.split('\n').slice(-3)).toEqual(['A-1   2 ×  TEA  Green tea', 'B-07  1 ×  MUG  Blue mug', '']);
  });

  it('says everything that cannot be at once', async () => {
    const shop = await mugShop(await newShop(), '5');
    await expect(
      shop.run(setBin, { sku: 'CUP', location: 'cellar', bin: 'x'.repeat(41), sequence: 0 }),
    ).rejects.toMatchObject({
      exit: 2,
      problems: [
        { code: 'not_found' },
        { code: 'not_found' },
        { message: 'The bin has 41 characters, and may have 40.' },
        { message: 'The sequence is 0; it goes from 1 to 999999.' },
      ],
    });
    await expect(shop.run(setBin, { sku: 'MUG' })).rejects.toMatchObject({ code: 'input.missing' });
    await expect(shop.run(setBin, { sku: 'WRAP', bin: 'A' })).rejects.toMatchObject({ code: 'state' });
  });
});
