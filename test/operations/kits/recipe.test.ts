import { expect, it } from 'vitest';
import { addCounted } from '../../../src/operations/counts/add.ts';
import { startCount } from '../../../src/operations/counts/start.ts';
import { cancelOrder } from '../../../src/operations/orders/cancel.ts';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { addParty } from '../../../src/operations/parties/add.ts';
import { archiveProduct } from '../../../src/operations/products/archive.ts';
import { addProduct } from '../../../src/operations/products/add.ts';
import { setBin } from '../../../src/operations/products/bin.ts';
import { editProduct } from '../../../src/operations/products/edit.ts';
import { setRecipe } from '../../../src/operations/products/recipe.ts';
import { setSupplierItem } from '../../../src/operations/products/supplier.ts';
import { placePurchase } from '../../../src/operations/purchases/place.ts';
import { approveReturn } from '../../../src/operations/returns/decide.ts';
import { receiveUnitsBack } from '../../../src/operations/returns/receive.ts';
import { requestUnitsBack } from '../../../src/operations/returns/request.ts';
import { shipOrder } from '../../../src/operations/shipments/ship.ts';
import { adjustStock } from '../../../src/operations/stock/adjust.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { sendTransfer } from '../../../src/operations/transfers/send.ts';
import { listLow } from '../../../src/store/list/low.ts';
import { listProducts, showProduct } from '../../../src/store/list/products.ts';
import { productChoices } from '../../../src/store/list/choices.ts';
import { productDetailsView } from '../../../src/views/product.ts';
import { exported } from '../../support/exporting.ts';
import { kitShop } from '../../support/kits.ts';
import { ordered, shownOf } from '../../support/mugs.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';
import { refusal } from '../../support/sold.ts';

const product = async (shop: TestShop, sku: string) =>
  productDetailsView.row(
    await shop.read((reading) => showProduct({ ...reading, now: shop.app.clock() }, sku)),
  );
const recipe = (shop: TestShop, parts: string[], sku = 'GIFT-BOX') => shop.run(setRecipe, { sku, parts });

onEveryEngine('a recipe', (newShop) => {
  it('is shown with the kit and with what is part of it, and an undo gives back the one before', async () => {
    const shop = await kitShop(await newShop(), '10');
    expect(await product(shop, 'GIFT-BOX')).toMatchObject({
      kit: true,
      available: 5,
      recipe: [
        { sku: 'MUG', name: 'Blue mug', quantity: 1 },
        { sku: 'TEA', name: 'Green tea', quantity: 2 },
      ],
      part_of: [],
    });
    expect(await product(shop, 'TEA')).toMatchObject({ kit: false, recipe: [], part_of: ['GIFT-BOX'] });

    await recipe(shop, ['MUG=2']);
    expect(await product(shop, 'GIFT-BOX')).toMatchObject({ recipe: [{ sku: 'MUG', quantity: 2 }] });
    await shop.undo();
    expect((await product(shop, 'GIFT-BOX'))['recipe']).toHaveLength(2);
    await shop.run(setRecipe, { sku: 'GIFT-BOX', parts: [], remove: true });
    expect(await product(shop, 'GIFT-BOX')).toMatchObject({ kit: false, available: 0, recipe: [] });
    await shop.run(receiveStock, { sku: 'GIFT-BOX', quantity: '1' });
    expect(await refusal(recipe(shop, ['MUG=1']))).toMatchObject({ code: 'in_use' });
    await shop.booksAreSound();
  });

  it('is refused with everything that is wrong with it at once', async () => {
    const shop = await kitShop(await newShop(), '10');
    await shop.run(addProduct, { sku: 'CLOTH', name: 'Linen', price: '20.00', decimals: 2 });
    await shop.run(addProduct, { sku: 'HAMPER', name: 'Hamper', price: '50.00' });
    await expect(
      recipe(shop, ['MUG', 'TEA=0', 'CUP=1', 'MUG=1', 'MUG=2', 'CLOTH=0.255'], 'HAMPER'),
    ).rejects.toMatchObject({
      problems: [
        { message: '“MUG” is not written as SKU=QTY.' },
        { message: 'There is no product “CUP”.' },
        { message: 'The quantity of TEA is 0, and must be more than 0.' },
        { message: 'The quantity of CLOTH 0.255 has more decimals than it may: at most 2 decimals here.' },
        { message: 'MUG is named twice.' },
      ],
    });
    const said = async (parts: string[], sku: string) => (await refusal(recipe(shop, parts, sku))).message;
    expect(await said(['GIFT-BOX=1'], 'HAMPER')).toBe(
      'GIFT-BOX is a kit itself, and a kit is made of no kits.',
    );
    expect(await said(['TEA=1'], 'MUG')).toBe('MUG is part of GIFT-BOX, and a kit is made of no kits.');
    expect(await said(['HAMPER=1'], 'HAMPER')).toBe('HAMPER cannot be part of itself.');
    expect(await said(['WRAP=1'], 'HAMPER')).toContain('WRAP is a service');
    expect(await said(['MUG=1'], 'WRAP')).toBe('WRAP is a service and cannot be a kit.');
    expect(await said(['MUG=1'], 'CLOTH')).toBe('CLOTH is sold in parts of one, and a kit is sold whole.');
    expect(await refusal(shop.run(setRecipe, { sku: 'MUG', parts: [], remove: true }))).toMatchObject({
      exit: 4,
      message: 'MUG is no kit.',
    });
  });

  it('waits until nothing is left of what was stocked by itself', async () => {
    const shop = await kitShop(await newShop(), '10');
    await shop.run(addProduct, { sku: 'SET', name: 'Set', price: '9.00' });
    await shop.run(receiveStock, { sku: 'SET', quantity: '2' });
    const order = await ordered(shop, { line: ['SET=2'] });
    await shop.run(placeOrder, { line: ['SET=1'], draft: true });
    expect(await refusal(recipe(shop, ['MUG=1'], 'SET'))).toMatchObject({
      code: 'in_use',
      exit: 4,
      message:
        'SET has stock of its own and cannot be a kit yet: draft #1002 waits for it, order #1001 waits for it, some lie at main.',
    });
    await shop.run(shipOrder, { order });
    await shop.undo();
    await shop.run(shipOrder, { order });
    expect((await refusal(recipe(shop, ['MUG=1'], 'SET'))).message).toContain('draft #1002');
    await shop.run(cancelOrder, { order: 1002, reason: 'no' });
    await recipe(shop, ['MUG=1'], 'SET');

    // What was sold whole before cannot come back as long as it is a kit.
    const back = Number(await shop.run(requestUnitsBack, { order, line: ['1=1'], reason: 'faulty' }));
    await shop.run(approveReturn, { return: back });
    expect(await refusal(shop.run(receiveUnitsBack, { return: back }))).toMatchObject({
      exit: 4,
      message: 'SET is a kit now and has no stock of its own.',
    });
    await shop.booksAreSound();
  });
});

onEveryEngine('a kit', (newShop) => {
  it('is never received, adjusted, counted, moved or bought: its components are', async () => {
    const shop = await kitShop(await newShop(), '10');
    const sku = 'GIFT-BOX';
    await shop.run(addParty, { kind: 'supplier', code: 'POTTER', name: 'Whitby Pottery' });
    await shop.run(startCount, {});
    const message = 'GIFT-BOX is a kit and has no stock of its own: it is made of 1 × MUG, 2 × TEA.';
    const tries = [
      () => shop.run(receiveStock, { sku, quantity: '1' }),
      () => shop.run(adjustStock, { sku, quantity: '1', reason: 'found' }),
      () => shop.run(setBin, { sku, bin: 'A1' }),
      () => shop.run(sendTransfer, { line: [`${sku}=1`], from: 'main', to: 'quarantine' }),
      () => shop.run(addCounted, { count: 1, lines: [{ sku, quantity: '1' }] }),
      () => shop.run(placePurchase, { supplier: 'POTTER', line: [`${sku}=1@2`] }),
      () => shop.run(setSupplierItem, { sku, supplier: 'POTTER', cost: '2' }),
    ];
    for (const one of tries) expect(await refusal(one())).toMatchObject({ exit: 4, message });
  });

  it('keeps what it is made of from being archived', async () => {
    const shop = await kitShop(await newShop(), '10');
    expect(await refusal(shop.run(archiveProduct, { sku: 'TEA' }))).toMatchObject({
      code: 'in_use',
      message: 'TEA is part of GIFT-BOX.',
    });
    await shop.run(archiveProduct, { sku: 'GIFT-BOX' });
    await shop.run(archiveProduct, { sku: 'TEA' });
    await shop.run(editProduct, { sku: 'GIFT-BOX', restore: true });
    expect(await refusal(shop.run(placeOrder, { line: ['GIFT-BOX=1'] }))).toMatchObject({
      exit: 4,
      message: 'TEA, which is part of GIFT-BOX, is archived.',
    });
  });

  it('is as available wherever that is said: in lists, while ordering, to platforms', async () => {
    const shop = await kitShop(await newShop(), '10');
    await ordered(shop, { line: ['MUG=7'] });
    const [listed] = await shop.read((reading) =>
      listProducts({ ...reading, now: shop.app.clock() }, { search: 'GIFT-BOX' }),
    );
    const [choice] = await shop.read((reading) =>
      productChoices({ ...reading, now: shop.app.clock() }, 'GIFT-BOX'),
    );
    expect([listed?.available, choice?.available]).toEqual([3_000, 3_000]);
    const { text } = await exported(shop, 'stock', { format: 'etsy' });
    expect(text).toBe('SKU,QUANTITY\nMUG,3\nTEA,10\nGIFT-BOX,3\n');
  });

  it('makes its components run low, and is never low itself', async () => {
    const shop = await kitShop(await newShop(), '10');
    await shop.run(editProduct, { sku: 'TEA', reorder_point: '4' });
    await shop.run(editProduct, { sku: 'GIFT-BOX', reorder_point: '9' });
    await ordered(shop, { line: ['GIFT-BOX=3'] });
    const low = await shop.read((reading) => listLow({ ...reading, now: shop.app.clock() }));
    expect(low.map(({ sku, projected }) => [sku, projected])).toEqual([['TEA', 4_000]]);
    expect(await shownOf(shop).stock('GIFT-BOX')).toMatchObject({ available: 2 });
  });
});
