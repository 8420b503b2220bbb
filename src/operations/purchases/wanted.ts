import { parseUnitPrice, type UnitPrice } from '../../base/money.ts';
import { parseQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import type { NewPurchaseLine, SupplierTerms } from '../../domain/events.ts';
import { costOf } from '../../domain/purchasing/supplier-item.ts';
import { loadProducts, type Product } from '../../store/load/products.ts';
import { termsOf } from '../../store/load/supplier-items.ts';
import type { Work } from '../../store/work.ts';
import type { Problems } from '../collect.ts';
import { refuseUnstocked } from '../stock/receive.ts';

/**
 * Reads `SKU=QTY[@COST]`; without a cost the supplier's own for so many, else the product's. Collects what cannot be
 * (2), unknown products (3), and services and archived products (4).
 */
export async function wantedLines(
  work: Work,
  { written, supplier_id }: { readonly written: readonly string[]; readonly supplier_id: number | undefined },
  problems: Problems,
): Promise<NewPurchaseLine[]> {
  const parts = written.flatMap((line) => problems.attempt(() => [inParts(line)], []));
  const known = await loadProducts(
    work,
    parts.map(({ sku }) => sku),
  );
  problems.add(...known.problems);
  const ids = [...known.products.values()].map(({ id }) => id);
  const terms =
    supplier_id === undefined ? new Map<number, SupplierTerms>() : await termsOf(work, supplier_id, ids);
  return parts.flatMap((part, index) => {
    const product = known.products.get(part.sku);
    if (!product) return [];
    const own = terms.get(product.id);
    return problems.attempt(() => [lineOf(work, product, { part, line: index + 1, terms: own })], []);
  });
}

interface Part {
  readonly sku: string;
  readonly quantity: string;
  readonly cost: string | null;
}

function inParts(written: string): Part {
  const [, sku = '', quantity = '', cost = null] = /^(.+)=([^=@]+)(?:@([^=@]+))?$/.exec(written.trim()) ?? [];
  if (sku !== '') return { sku: sku.trim(), quantity: quantity.trim(), cost };
  throw new Refusal('input.invalid', `“${written}” is not written as SKU=QTY or SKU=QTY@COST.`, {
    hint: '--line MUG=12@3.20',
  });
}

interface Of {
  readonly part: Part;
  readonly line: number;
  readonly terms: SupplierTerms | undefined;
}

function lineOf({ shop }: Work, product: Product, { part, line, terms }: Of): NewPurchaseLine {
  refuseUnstocked(product);
  const { id, sku, name } = product;
  const ordered = parseQuantity(part.quantity, product.decimals, `The quantity of ${sku}`);
  if (ordered <= 0)
    throw new Refusal(
      'input.invalid',
      `The quantity of ${sku} is ${part.quantity}, and must be more than 0.`,
    );
  const unit_cost =
    part.cost === null ? usualCost(product, terms, ordered) : typedCost(part.cost, sku, shop.currency);
  return { line, product_id: id, sku, name, code: terms?.code ?? null, ordered, unit_cost };
}

function typedCost(text: string, sku: string, currency: string): UnitPrice {
  const cost = parseUnitPrice(text, currency, `The cost of ${sku}`);
  if (cost < 0)
    throw new Refusal('input.invalid', `The cost of ${sku} is ${text}, and may not be below zero.`);
  return cost;
}

function usualCost({ cost }: Product, terms: SupplierTerms | undefined, ordered: Quantity): UnitPrice {
  return (terms && costOf(terms, ordered)) ?? cost ?? 0;
}
