import { addParty } from '../../src/operations/parties/add.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { setSupplierItem } from '../../src/operations/products/supplier.ts';
import { placePurchase, type PlacePurchaseRequest } from '../../src/operations/purchases/place.ts';
import { receivePurchase, type ReceivePurchaseRequest } from '../../src/operations/purchases/receive.ts';
import { perform } from '../../src/operations/perform.ts';
import { filledBy, showPurchase } from '../../src/store/list/purchases.ts';
import { showProduct } from '../../src/store/list/products.ts';
import { showStock } from '../../src/store/list/stock.ts';
import type { Work } from '../../src/store/work.ts';
import { productDetailsView } from '../../src/views/product.ts';
import { purchaseView, receivedPurchaseView } from '../../src/views/purchase.ts';
import { stockView } from '../../src/views/stock.ts';
import type { TestShop } from './shop.ts';

/** A shop that buys mugs (at least ten, in sixes) and jugs from a potter, and tea from a merchant; nothing is there. */
export async function buyingShop(shop: TestShop): Promise<TestShop> {
  await shop.run(addParty, { kind: 'supplier', code: 'POTTER', name: 'Whitby Pottery', city: 'Whitby' });
  await shop.run(addParty, { kind: 'supplier', code: 'LEAF', name: 'Leaf & Co' });
  await shop.run(addProduct, { sku: 'MUG', name: 'Blue mug', price: '9.50', cost: '3.50' });
  await shop.run(addProduct, {
    sku: 'JUG',
    name: 'Milk jug',
    price: '14.00',
    cost: '6.00',
    supplier: 'POTTER',
  });
  await shop.run(addProduct, {
    sku: 'TEA',
    name: 'Loose tea',
    price: '40',
    cost: '12',
    decimals: 3,
    supplier: 'LEAF',
  });
  await shop.run(addProduct, { sku: 'WRAP', name: 'Gift wrap', price: '2', kind: 'service' });
  await shop.run(setSupplierItem, {
    sku: 'MUG', supplier: 'POTTER', code: 'M-12', cost: '3.20', breaks: '100=2.80,48=3.00', moq: '10', multiple: '6',
    pack_size: '12', lead_time: '7d',
  }); // prettier-ignore
  return shop;
}

/** Places a purchase order and returns its number. */
export async function bought(shop: TestShop, request: Partial<PlacePurchaseRequest>): Promise<number> {
  return Number(await shop.run(placePurchase, { supplier: 'POTTER', line: ['MUG=48'], ...request }));
}

/** Receives goods of a purchase order, and says which orders were given some of them. */
export async function received(shop: TestShop, request: ReceivePurchaseRequest): Promise<readonly number[]> {
  const record = await perform(
    shop.app,
    { command: 'purchases receive', request },
    receivePurchase,
    shownReceipt,
  );
  return receivedPurchaseView.row(record)['filled'] as number[];
}

async function shownReceipt(work: Work, number: string) {
  return { ...(await showPurchase(work, Number(number))), filled: await filledBy(work, work.operation) };
}

/** What the commands show: the same rows that `--json` prints. */
export function buyingOf(shop: TestShop) {
  return {
    purchase: async (number: number) =>
      purchaseView.row(await shop.read((reading) => showPurchase(reading, number))),
    stock: async (sku: string) => stockView.row(await shop.read((reading) => showStock(reading, sku))),
    product: async (sku: string) =>
      productDetailsView.row(await shop.read((reading) => showProduct(reading, sku))),
  };
}
