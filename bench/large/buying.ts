import type { Books } from './books.ts';

const SUPPLIERS = 20;
const PURCHASES = 220;
const LINES_EACH = 10;

/** Products, each with its supplier; one in twenty is at its reorder point as soon as less than 60 are there. */
export function writeCatalogue(books: Books, on: string): void {
  const operation_id = books.operation(on, 'import products', '1');
  const made = { created_at: `${on}T09:00:00.000Z`, operation_id };
  const suppliers = Array.from({ length: SUPPLIERS }, (_, index) => {
    const [id, name] = [books.next(), `Supplier ${index}`];
    const search = name.toLowerCase();
    books.add('parties', {
      id,
      kind: 'supplier',
      code: `S${index}`,
      name,
      search,
      name_key: search,
      ...made,
    });
    return id;
  });
  for (let product = 0; product < books.size.products; product += 1)
    writeProduct(books, { product, supplier_id: suppliers[product % SUPPLIERS] ?? 0, made });
}

interface Made {
  readonly created_at: string;
  readonly operation_id: number;
}

function writeProduct(
  books: Books,
  {
    product,
    supplier_id,
    made,
  }: { readonly product: number; readonly supplier_id: number; readonly made: Made },
): void {
  const [id, sku, cost] = [books.next(), `P${product}`, 100 + (product % 900)];
  books.products.push({ id, sku, cost, supplier_id, lying: 0, promised: 0 });
  books.add('products', {
    id, sku, name: `Product ${sku}`, kind: 'goods', price: 9_500_000, cost: cost * 10_000, tax: 'standard',
    category: `Shelf ${product % 40}`, decimals: 0, when_short: 'deny', supplier_id,
    reorder_point: (product % 20 === 0 ? 70 : 5) * 1_000, reorder_quantity: 24_000, search: `${sku} product ${sku}`.toLowerCase(),
    ...made,
  }); // prettier-ignore
  books.add('supplier_items', {
    id: books.next(), supplier_id, product_id: id, cost: cost * 10_000, moq: 12_000, multiple: 6_000, lead_time: 7 + (product % 14),
  }); // prettier-ignore
}

/** On their way on the last day; one in eleven is a draft. */
export function writePurchases(books: Books, on: string): void {
  const orders = Math.min(PURCHASES, books.size.products / SUPPLIERS);
  for (let order = 0; order < orders; order += 1) {
    const operation_id = books.operation(on, 'purchases place', String(order + 1));
    const id = books.next();
    books.numbers.purchase += 1;
    books.add('purchases', {
      id, number: books.numbers.purchase, supplier_id: books.products[order]?.supplier_id, location_id: books.main,
      lifecycle: order % 11 === 0 ? 'draft' : 'open', currency: 'GBP', placed_at: `${on}T12:00:00.000Z`, placed_on: on,
      operation_id,
    }); // prettier-ignore
    for (let line = 1; line <= LINES_EACH; line += 1)
      writeLine(books, id, { line, product: order + SUPPLIERS * line });
  }
}

function writeLine(
  books: Books,
  purchase_id: number,
  { line, product }: { readonly line: number; readonly product: number },
): void {
  const of = books.products[product % books.products.length];
  if (!of) throw new RangeError('no product is bought');
  books.add('purchase_lines', {
    id: books.next(), purchase_id, line, product_id: of.id, sku: of.sku, name: `Product ${of.sku}`, ordered: 24_000,
    unit_cost: of.cost * 10_000,
  }); // prettier-ignore
}
