import { expect, it } from 'vitest';
import { packingSlip } from '../../src/documents/packing-slip.ts';
import { shipOrder } from '../../src/operations/shipments/ship.ts';
import { voidShipment } from '../../src/operations/shipments/void.ts';
import { showShipment } from '../../src/store/list/shipments.ts';
import { mugShop, ordered } from '../support/mugs.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';

async function slipOf(shop: TestShop, shipment: number): Promise<string> {
  return packingSlip('Harbour & Hearth', await shop.read((reading) => showShipment(reading, shipment)));
}

onEveryEngine('a packing slip', (newShop) => {
  it('says what is in the parcel, where it goes and what is still to come', async () => {
    const shop = await mugShop(await newShop(), '12');
    const order = await ordered(shop, {
      customer: 'Ann Lee <ann@example.com>',
      line: ['MUG=12', 'TEA=1', 'WRAP=1'],
      ship_to: '1 Church Street, Whitby, YO22 4AA, GB',
      note: 'Ring twice: the bell is old, and the dog is not, but both of them will let you know when they hear you',
    });
    await shop.run(shipOrder, { order, line: ['1=10', '2=1'], carrier: 'evri', tracking: 'H0012' });

    expect(await slipOf(shop, 1)).toBe(`Harbour & Hearth
========================================================================
PACKING SLIP   order #1001   shipment 1   2026-03-02

Ship to
  Ann Lee
  1 Church Street
  Whitby  YO22 4AA
  GB

Sent by  Evri  H0012
         https://www.evri.com/track/parcel/H0012

In this parcel
------------------------------------------------------------------------
10 ×  MUG  Blue mug
 1 ×  TEA  Green tea

Still to come
------------------------------------------------------------------------
2 ×  MUG  Blue mug

Note
  Ring twice: the bell is old, and the dog is not, but both of them will
  let you know when they hear you
`);
  });

  it('names nobody for a walk-in, nothing that is not there, and is not printed of a void parcel', async () => {
    const shop = await mugShop(await newShop(), '12');
    await ordered(shop, { line: ['MUG=1'], pay: ['cash'], collect: true });

    expect(await slipOf(shop, 1)).toBe(`Harbour & Hearth
========================================================================
PACKING SLIP   order #1001   shipment 1   2026-03-02

In this parcel
------------------------------------------------------------------------
1 ×  MUG  Blue mug
`);
    await shop.run(voidShipment, { shipment: 1, reason: 'wrong' });
    await expect(slipOf(shop, 1)).rejects.toMatchObject({ code: 'state', exit: 4 });
  });
});

it('keeps what people wrote on its line', () => {
  const parcel = {
    shipment: {
      id: 1, number: 7, order_id: 1, kind: 'delivery', carrier: 'bob', tracking: null, shipped_at: '2026-03-02T10:00:00.000Z',
      shipped_on: '2026-03-02', operation_id: 1, voided_by: null,
    },
    order: 1001, delivered_on: null, customer: { code: 'C1', name: 'Ann\nLee\u001b[2J', email: null }, ship_to: null,
    note: 'a\r\nb', units: [{ line: 1, sku: 'X', name: 'Tea\n99 × gold', quantity: 1500 }], open: [],
  } as const; // prettier-ignore

  const lines = packingSlip('Shop', parcel).split('\n');

  expect(lines).toEqual([
    'Shop', '='.repeat(72), 'PACKING SLIP   order #1001   shipment 7   2026-03-02', '',
    'Ship to', '  Ann Lee [2J', '', 'Sent by  bob', '',
    'In this parcel', '-'.repeat(72), '1.5 ×  X  Tea 99 × gold', '', 'Note', '  a b', '',
  ]); // prettier-ignore
});
