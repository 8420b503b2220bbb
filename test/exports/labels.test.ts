import { expect, it } from 'vitest';
import { addParty } from '../../src/operations/parties/add.ts';
import { holdOrder } from '../../src/operations/orders/hold.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { shipOrder } from '../../src/operations/shipments/ship.ts';
import { exported, rowsIn } from '../support/exporting.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';
import { stockedShop } from '../support/sold.ts';

const address = '1 Church Street, Whitby, YO22 4AA, GB';

/** A shop with a customer who has all that a label needs. */
async function shopOfAnn(shop: TestShop): Promise<TestShop> {
  await stockedShop(shop);
  await shop.run(addParty, {
    kind: 'customer', code: 'ANN', name: 'Ann Lee', email: 'ann@example.com', phone: '+44 1947 (60) 0018',
  }); // prettier-ignore
  return shop;
}

onEveryEngine('orders for labels', (newShop) => {
  it('are those that may be sent now', async () => {
    const shop = await shopOfAnn(await newShop());
    const order = async (line: string, more: object = {}) =>
      Number(
        await shop.run(placeOrder, { line: [line], customer: 'ANN', ship_to: address, force: true, ...more }),
      );
    const ready = await order('MUG=1');
    const held = await order('MUG=2');
    await shop.run(holdOrder, { order: held, reason: 'address to be checked' });
    const sent = await order('MUG=1');
    await shop.run(shipOrder, { order: sent });
    await order('MUG=3', { draft: true });
    await order('WRAP=1');
    await order('MUG=120', { backorder: true });
    const partly = await order('CLOTH=120', { backorder: true, ship_policy: 'partial' });

    const rows = rowsIn(await exported(shop, 'orders', { format: 'ups', dialect: { header: true } }));

    expect(rows.map((row) => Number(row['Reference 1']))).toEqual([ready, partly]);
  });

  it('have the address in the parts that each carrier asks for', async () => {
    const shop = await shopOfAnn(await newShop());
    const line = ['MUG=2', 'CLOTH=0.5'];
    await shop.run(placeOrder, {
      line,
      customer: 'ANN',
      ship_to: address,
      note: 'Ring twice',
      external_ref: 'W-7',
    });
    const text = async (format: 'royal_mail' | 'ups' | 'dpd' | '3pl') =>
      (await exported(shop, 'orders', { format, service: 'S1' })).text.trimEnd().split('\n');

    expect((await text('royal_mail'))[1]).toBe(
      '1001,Ann Lee,1 Church Street,,,Whitby,,YO22 4AA,United Kingdom,00441947600018,ann@example.com,S1,,,Ring twice',
    );
    expect(await text('ups')).toEqual([
      `Ann Lee,Ann Lee,GB,1 Church Street,,,Whitby,,YO22 4AA,+441947600018,,,ann@example.com${','.repeat(12)}S1${','.repeat(8)}1001,W-7,`,
    ]);
    expect((await text('dpd'))[1]).toBe(
      'Ann Lee;;1 Church Street;;;YO22 4AA;Whitby;;GB;+441947600018;ann@example.com;Ring twice;1001;S1;',
    );
    expect((await text('3pl')).slice(1)).toEqual([
      '1001,W-7,2026-03-02,,S1,Ann Lee,1 Church Street,,Whitby,YO22 4AA,GB,+441947600018,ann@example.com,1,MUG,Blue mug,2,,Ring twice',
      '1001,W-7,2026-03-02,,S1,Ann Lee,1 Church Street,,Whitby,YO22 4AA,GB,+441947600018,ann@example.com,2,CLOTH,Linen,0.5,,Ring twice',
    ]);
  });

  it('are left out and named where a label could not be right, and streets flow into the lines that there are', async () => {
    const shop = await shopOfAnn(await newShop());
    const long = 'Flat 12b The Old Customs House Buildings, Upper Harbour Parade North';
    const order = { line: ['MUG=1'], customer: 'ANN', force: true };
    await shop.run(placeOrder, { line: ['MUG=1'] });
    await shop.run(placeOrder, { ...order, ship_to: `${long}, Whitby, YO22 4AA, GB` });
    await shop.run(placeOrder, { ...order, ship_to: '1 Church Street, Whitby' });
    await shop.run(placeOrder, { ...order, ship_to: `1 Church Street, ${'W'.repeat(31)}, YO22 4AA, GB` });
    await shop.run(placeOrder, { ...order, ship_to: `${'Harbour '.repeat(20)}, Whitby, YO22 4AA, GB` });

    const { text, remarks } = await exported(shop, 'orders', { format: 'ups', dialect: { header: true } });

    expect(rowsIn({ text })).toMatchObject([
      {
        'Reference 1': '1002', 'Address 1': 'Flat 12b The Old Customs House', 'Address 2': 'Buildings, Upper Harbour Parade',
        'Address 3': 'North', City: 'Whitby',
      },
      { 'Reference 1': '1003' },
      { 'Reference 1': '1005' },
    ]); // prettier-ignore
    expect(remarks).toEqual([
      '#1001 is left out: Company or Name is missing, Address 1 is missing, City is missing.',
      '#1004 is left out: City has 31 characters, and 30 are allowed.',
      '#1005: Address 3 cut to the length that is allowed.',
    ]);
    expect((await exported(shop, 'orders', { format: 'dpd' })).remarks).toContain(
      '#1003 is left out: recipient_zip is missing.',
    );
  });
});
