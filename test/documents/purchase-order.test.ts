import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Document } from '../../src/documents/document.ts';
import { documents } from '../../src/documents/index.ts';
import { pdf } from '../../src/documents/pdf.ts';
import { plainText } from '../../src/documents/plain.ts';
import { editParty } from '../../src/operations/parties/edit.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { placePurchase } from '../../src/operations/purchases/place.ts';
import { setSetting } from '../../src/operations/shop/set.ts';
import { showPurchase } from '../../src/store/list/purchases.ts';
import { loadShop } from '../../src/store/load/shop.ts';
import { bought, buyingShop } from '../support/buying.ts';
import { onEveryEngine, type TestShop } from '../support/shop.ts';

async function documentOf(shop: TestShop, purchase: number): Promise<Document> {
  return shop.read(async (reading) =>
    documents.purchase_order(await loadShop(reading.tx), await showPurchase(reading, purchase)),
  );
}

const folder = path.join(import.meta.dirname, '../../node_modules/dejavu-fonts-ttf/ttf');
const fonts = {
  plain: readFileSync(path.join(folder, 'DejaVuSansCondensed.ttf')),
  bold: readFileSync(path.join(folder, 'DejaVuSansCondensed-Bold.ttf')),
};

/** The pages as a file; what stands on them is compressed, how many there are is not. */
async function pagesOf(document: Document): Promise<{ text: string; pages: number }> {
  const pieces: Uint8Array[] = [];
  for await (const piece of pdf(document, fonts)) pieces.push(piece);
  const text = Buffer.concat(pieces).toString('latin1');
  return { text, pages: text.match(/\/Type \/Page\n/g)?.length ?? 0 };
}

onEveryEngine('a purchase order for its supplier', (newShop) => {
  it('says who orders what, under the supplier’s own codes and in its packs, and where to', async () => {
    const shop = await buyingShop(await newShop());
    await shop.run(setSetting, { key: 'name', value: 'Harbour & Hearth' });
    await shop.run(setSetting, { key: 'address', value: '7 Capstan Yard, Whitby YO22 4ZA' });
    const order = await bought(shop, {
      line: ['MUG=48', 'JUG=5@6.0475'],
      external_ref: 'AB-77',
      note: 'Ring first,\nthen wait',
    });

    expect(plainText(await documentOf(shop, order))).toBe(`Harbour & Hearth
7 Capstan Yard
Whitby YO22 4ZA
========================================================================
PURCHASE ORDER 1

To
  Whitby Pottery
  Whitby

Deliver to
  Harbour & Hearth
  Main
  7 Capstan Yard
  Whitby YO22 4ZA

Our order       1
Ordered on      2026-03-02
Expected by     2026-03-09
Your reference  AB-77

#  Your code  Article                           Quantity    Each  Amount
------------------------------------------------------------------------
1  M-12       Blue mug                                48    3.00  144.00
              our MUG   4 packs of 12
2             Milk jug                                 5  6.0475   30.24
              our JUG

Total without tax, GBP                                            174.24

Note
  Ring first,
  then wait
`);
  });

  it('is pages with their fonts in them, in any script, and cannot be told what to do by its data', async () => {
    const shop = await buyingShop(await newShop());
    const naughty = '‮oops​ Χρήστος Œuvre №5 — “ΩΨ” 田中さん ' + 'x'.repeat(90);
    await shop.run(editParty, { kind: 'supplier', code: 'POTTER', name: 'Гончарня Афіни', note: naughty });
    await shop.run(addProduct, { sku: 'ODD', name: naughty, price: '1', cost: '0.5' });
    const order = await bought(shop, { line: ['ODD=3'], note: naughty });

    const { text, pages } = await pagesOf(await documentOf(shop, order));
    expect(text.slice(0, 5)).toBe('%PDF-');
    expect(text.trimEnd().slice(-5)).toBe('%%EOF');
    expect(pages).toBe(1);
    expect(text).toMatch(/\/FontName \/[A-Z]+\+DejaVuSansCondensed\n/);
    expect(text).toContain('(Purchase order 1)');
  });

  it('goes over as many pages as it needs', async () => {
    const shop = await buyingShop(await newShop());
    const line = Array.from({ length: 120 }, (_, at) => `MUG=${at + 1}`);
    const order = await bought(shop, { line });

    expect((await pagesOf(await documentOf(shop, order))).pages).toBe(6);
  });

  it('leaves out the supplier’s codes where it has none', async () => {
    const shop = await buyingShop(await newShop());
    const order = Number(await shop.run(placePurchase, { supplier: 'LEAF', line: ['TEA=0.5'] }));

    const { table } = await documentOf(shop, order);
    expect(table.columns.map(({ head }) => head)).toEqual(['#', 'Article', 'Quantity', 'Each', 'Amount']);
    expect(table.rows).toEqual([{ cells: ['1', 'Loose tea', '0.5', '12.00', '6.00'], beside: 'our TEA' }]);
  });
});
