import { typed } from '../../base/typed.ts';
import { barcodeProblem } from '../../domain/catalog/barcode.ts';
import { codeProblem } from '../../domain/catalog/code.ts';
import { skuProblem } from '../../domain/catalog/sku.ts';
import type { DocketEvent } from '../../domain/events.ts';
import { optionalTextProblems } from '../../domain/free-text.ts';
import type { Issues } from '../../domain/imports/issue.ts';
import { withLostZeros } from '../../domain/imports/lost-zeros.ts';
import type { ImportOptions, ProductRecord } from '../../domain/imports/records.ts';
import { findProducts, productsByBarcode, skusWithZeros, type Product } from '../../store/load/products.ts';
import { loadTaxCategories } from '../../store/load/tax.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { changesTo } from '../changes.ts';
import { archiveNew } from './archived.ts';
import { suppliersCalled } from './known-suppliers.ts';
import { NewPlaces } from './new-places.ts';
import { listingsSaid, listingsWritten, type SaidListings } from './product-listings.ts';
import { changesOf } from './told.ts';
import { mayWrite, sound, Tally, type Begin, type Told } from './outcome.ts';

/** Adds and edits products by SKU; blank cells leave what is there. A change of kind is refused. */
export const importProducts: Begin<ProductRecord> = async (work, importing) => {
  const { issues, options } = importing;
  const tally = new Tally(importing);
  const channels = await NewPlaces.of(work, 'channel', options.create_channels);
  return {
    async take(records) {
      const catalogue = await loadCatalogue(work, records);
      refuseSharedBarcodes(records, issues, catalogue);
      for (const product of sound(records, issues)) examine(product, issues, catalogue);
      const listings = await listingsSaid(work, sound(records, issues), { catalogue, issues, channels });
      const decided = sound(records, issues).map((product) => ({
        product,
        event: decide(product, options.mode, catalogue),
      }));
      for (const one of decided) tally.count(toldOf(one, listings.get(one.product), work.shop.currency));
      const written = decided.filter(({ event }) => typeof event !== 'string');
      const ids = await record(
        work,
        written.flatMap(({ event }) => (typeof event === 'string' ? [] : [event])),
      );
      const made = new Map(written.map(({ product }, index) => [product.sku, ids[index] ?? 0]));
      await record(work, listingsWritten(decided, { listings, catalogue, made }));
      await archiveNew(
        work,
        'product',
        written.map(({ product, event }, index) => ({ ...product, event, id: ids[index] ?? 0 })),
      );
    },
    end: async () => tally.outcome({ channels: channels.made.length }, channels.warnings()),
  };
};

interface Decided {
  readonly product: ProductRecord;
  readonly event: Decision;
}

function toldOf({ product, event }: Decided, listed: SaidListings | undefined, currency: string): Told {
  const told = { line: product.rows[0] ?? 0, what: product.sku, changes: [] };
  if (event === 'left_out') return { ...told, becomes: event };
  if (typeof event !== 'string' && event.type === 'product_added') return { ...told, becomes: 'created' };
  const edits = typeof event === 'string' ? [] : changesOf(event, currency);
  const changes = [...edits, ...(listed?.told ?? [])];
  return { ...told, becomes: changes.length === 0 ? 'unchanged' : 'updated', changes };
}

interface Catalogue {
  readonly products: ReadonlyMap<string, Product>;
  readonly suppliers: ReadonlyMap<string, number>;
  readonly taxes: readonly string[];
  /** Who has a barcode. */
  readonly barcodes: ReadonlyMap<string, string>;
  /** SKUs that a spreadsheet would take the zeros from. */
  readonly zeros: readonly string[];
}

async function loadCatalogue(work: Work, records: readonly ProductRecord[]): Promise<Catalogue> {
  const said = (pick: (record: ProductRecord) => string | null): string[] =>
    records.map(pick).filter((text) => text !== null);
  return {
    products: await findProducts(
      work,
      said(({ sku }) => sku),
    ),
    suppliers: await suppliersCalled(
      work,
      said(({ supplier }) => supplier),
    ),
    taxes: await loadTaxCategories(work),
    zeros: await skusWithZeros(
      work,
      said(({ sku }) => sku),
    ),
    barcodes: await productsByBarcode(
      work,
      said(({ barcode }) => barcode),
    ),
  };
}

function refuseSharedBarcodes(
  records: readonly ProductRecord[],
  issues: Issues,
  { barcodes }: Catalogue,
): void {
  for (const { sku, barcode, rows } of records) {
    const holder = barcode === null ? undefined : barcodes.get(barcode);
    if (barcode !== null && holder !== undefined && holder !== sku)
      issues.add(rows[0] ?? 0, 'exists', `The barcode ${barcode} is on ${holder} already.`, {
        column: 'barcode',
        value: barcode,
      });
  }
}

function examine(product: ProductRecord, issues: Issues, catalogue: Catalogue): void {
  const { sku, barcode, tax, supplier, kind } = product;
  const [line = 0] = product.rows;
  const known = catalogue.products.get(sku);
  const complain = (column: string, message: string | undefined, value: string | null): void => {
    if (message !== undefined)
      issues.add(line, 'input.invalid', message, { column, ...(value && { value }) });
  };
  complain('sku', skuProblem(sku), sku);
  const lost = known ? undefined : withLostZeros(sku, catalogue.zeros);
  if (lost !== undefined) complain('sku', `${sku} is known as ${lost}: the leading zeros are lost.`, sku);
  if (barcode !== null) complain('barcode', barcodeProblem(barcode), barcode);
  for (const problem of optionalTextProblems({ name: product.name, category: product.category }))
    issues.add(line, problem.code, problem.message);
  if (tax !== null && !catalogue.taxes.includes(tax))
    issues.add(
      line,
      'not_found',
      `There is no tax category “${tax}”; known are ${catalogue.taxes.join(', ')}.`,
      {
        column: 'tax',
        value: tax,
      },
    );
  if (supplier !== null && !catalogue.suppliers.has(supplier))
    issues.add(line, 'not_found', `There is no supplier “${supplier}” (${addingSupplier(supplier)}).`, {
      column: 'supplier',
      value: supplier,
    });
  if (known && kind !== null && known.kind !== kind)
    issues.add(line, 'state', `${sku} is of kind ${known.kind}, which an import cannot change.`, {
      column: 'kind',
      value: kind,
    });
  examineLots(product, issues, known);
  examineNumbers(product, issues, known);
}

function examineLots(
  { rows, sku, kind, lot_tracked }: ProductRecord,
  issues: Issues,
  known: Product | undefined,
): void {
  const [line = 0] = rows;
  const about = { column: 'lot_tracked', ...(lot_tracked && { value: lot_tracked }) };
  const now = known?.lot_tracked === 1 ? 'yes' : 'no';
  if (known && lot_tracked !== null && lot_tracked !== now)
    issues.add(
      line,
      'state',
      `Whether ${sku} is kept by lots an import cannot change (docket products edit ${sku} ${now === 'no' ? '--lot-tracked' : '--no-lots'}).`,
      about,
    );
  if (!known && lot_tracked === 'yes' && kind === 'service')
    issues.add(line, 'input.invalid', `${sku} is a service: it has no stock, and so no lots.`, about);
}

/** What cannot be a code is a name. */
function addingSupplier(said: string): string {
  return codeProblem(said) === undefined
    ? `docket suppliers add ${said} --name …`
    : `docket suppliers add CODE --name ${typed(said)}`;
}

function examineNumbers(product: ProductRecord, issues: Issues, known: Product | undefined): void {
  const [line = 0] = product.rows;
  const decimals = product.decimals ?? known?.decimals ?? 0;
  if (decimals > 3)
    issues.add(line, 'input.invalid', `The decimals are ${decimals}, and may be 0 to 3.`, {
      column: 'decimals',
    });
  if (known && decimals < known.decimals)
    issues.add(
      line,
      'state',
      `${product.sku} is sold with ${known.decimals} decimals; there may not be fewer now.`,
      {
        column: 'decimals',
      },
    );
  if (!known && (product.name === null || product.price === null)) {
    const column = product.name === null ? 'name' : 'price';
    issues.add(line, 'input.missing', `${product.sku} is new and has no ${column}.`, { column });
  }
  for (const column of ['price', 'cost', 'reorder_point', 'reorder_quantity'] as const) {
    if ((product[column] ?? 0) < 0)
      issues.add(line, 'input.invalid', `The ${spaced(column)} is below zero.`, { column });
  }
  for (const column of ['reorder_point', 'reorder_quantity'] as const) {
    if ((product[column] ?? 0) % 10 ** (3 - Math.min(decimals, 3)) !== 0)
      issues.add(
        line,
        'input.invalid',
        `The ${spaced(column)} has more decimals than ${product.sku} is sold in.`,
        {
          column,
        },
      );
  }
  if (product.reorder_quantity === 0)
    issues.add(line, 'input.invalid', 'The reorder quantity is 0, and must be more.', {
      column: 'reorder_quantity',
    });
}

function spaced(column: string): string {
  return column.replaceAll('_', ' ');
}

type Decision = DocketEvent<'product_added' | 'edited'> | 'unchanged' | 'left_out';

function decide(
  product: ProductRecord,
  mode: ImportOptions['mode'],
  { products, suppliers }: Catalogue,
): Decision {
  const known = products.get(product.sku);
  if (!mayWrite(mode, known !== undefined)) return 'left_out';
  const { rows: _, supplier, archived: _archived, channel_skus: _listings, lot_tracked, ...said } = product;
  const supplier_id = supplier === null ? null : (suppliers.get(supplier) ?? null);
  if (known) {
    const wanted = Object.fromEntries(
      Object.entries({ ...said, supplier_id }).map(([name, value]) => [name, value ?? undefined]),
    );
    const changed = changesTo(known, wanted);
    return changed === null ? 'unchanged' : { type: 'edited', kept: 'product', id: known.id, ...changed };
  }
  return {
    type: 'product_added',
    ...said,
    supplier_id,
    name: said.name ?? said.sku,
    price: said.price ?? 0,
    kind: said.kind ?? 'goods',
    tax: said.tax ?? 'standard',
    decimals: said.decimals ?? 0,
    when_short: said.when_short ?? 'deny',
    lot_tracked: lot_tracked === 'yes' ? 1 : 0,
  };
}
