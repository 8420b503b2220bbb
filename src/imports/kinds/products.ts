import type { ProductRecord } from '../../domain/imports/records.ts';
import type { Fields, Values } from '../engine/fields.ts';
import { code, quantity, text, unitPrice, whole, word } from '../engine/values.ts';
import type { Kind, RecordReader } from './kind.ts';

const ownFields = {
  sku: code,
  name: text,
  price: unitPrice,
  cost: unitPrice,
  tax: text,
  barcode: code,
  category: text,
  kind: word(['goods', 'service']),
  decimals: whole,
  when_short: word(['deny', 'backorder']),
  supplier: text,
  reorder_point: quantity,
  reorder_quantity: quantity,
  lot_tracked: word(['yes', 'no']),
  archived: word(['yes', 'no']),
  channel_skus: text,
} satisfies Fields;

/** What other systems say: variants of one thing share its `handle`, and its name stands on the first of them. */
const fields = {
  ...ownFields,
  handle: text,
  option1: text,
  option2: text,
  option3: text,
} satisfies Fields;

type ProductRow = Values<typeof fields>;

/** What the rows of one thing share: said on its first row alone. */
type Shared = Pick<ProductRow, 'handle' | 'name' | 'category' | 'supplier'>;

export const products: Kind<ProductRecord, typeof fields> = {
  name: 'products',
  fields,
  needs: [['sku'], ['name'], ['price']],
  own: Object.keys(ownFields),
  needed: ['sku'],
  surveyed: ['sku', 'barcode'],
  unique: ({ sku, barcode }) => [
    ...(sku === null ? [] : [`The product ${sku}`]),
    ...(barcode === null ? [] : [`The barcode ${barcode}`]),
  ],
  reader: productReader,
};

function productReader(): RecordReader<ProductRecord, typeof fields> {
  let first: Shared | undefined;
  return {
    keyOf: () => null,
    take(row) {
      const shared = row.handle !== null && row.handle === first?.handle ? first : row;
      first = shared;
      return recordOf(row, shared);
    },
    end: () => [],
  };
}

function recordOf(row: ProductRow, shared: Shared): ProductRecord[] {
  const { row: at, sku, handle: _, option1, option2, option3, ...said } = row;
  if (sku === null) return [];
  const name = variantName(said.name ?? shared.name, [option1, option2, option3]);
  const category = said.category ?? shared.category;
  return [{ ...said, rows: [at], sku, name, category, supplier: said.supplier ?? shared.supplier }];
}

/** `Harbour mug - Blue / Large`, as orders call it too. */
function variantName(name: string | null, options: readonly (string | null)[]): string | null {
  const chosen = options.filter((option) => option !== null);
  return name === null || chosen.length === 0 ? name : `${name} - ${chosen.join(' / ')}`;
}
