import { addProduct } from '../../src/operations/products/add.ts';
import { setRecipe } from '../../src/operations/products/recipe.ts';
import { mugShop } from './mugs.ts';
import type { TestShop } from './shop.ts';

/**
 * A shop that sells mugs at 10.00 and tea at 5.00, so many of each in stock, and a gift box of a mug and two teas for
 * 18.00: nine parts of it are the mug's, nine the tea's.
 */
export async function kitShop(shop: TestShop, stock: string): Promise<TestShop> {
  await mugShop(shop, stock);
  await shop.run(addProduct, { sku: 'GIFT-BOX', name: 'Gift box', price: '18.00' });
  await shop.run(setRecipe, { sku: 'GIFT-BOX', parts: ['MUG=1', 'TEA=2'] });
  return shop;
}
