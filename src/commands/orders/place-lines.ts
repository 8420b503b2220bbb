import { formatUnitPrice } from '../../base/money.ts';
import { formatQuantity, parseQuantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Choice } from '../../kit/command.ts';
import type { PlaceRequest } from '../../operations/orders/place.ts';
import type { ProductChoice } from '../../store/list/choices.ts';
import { type DeskContext, read } from '../desk.ts';

interface Lines {
  readonly lines: string[];
  /** Whether what is not there may wait. */
  readonly backorder: boolean;
}

/** Asks for the lines of an order, product by product; what there is too little of is asked about at once. */
export async function askLines(
  context: DeskContext,
  { backorder: may = false, draft = false }: Pick<PlaceRequest, 'backorder' | 'draft'>,
): Promise<Lines> {
  const lines: string[] = [];
  const chosen = new Map<string, number>();
  let backorder = may;
  for (;;) {
    const product = await askProduct(context, { chosen, first: lines.length === 0 });
    if (product === null && lines.length > 0) return { lines, backorder };
    if (product === null) continue;
    const { quantity, waits } = await askUnits(context, product, backorder || draft);
    backorder ||= waits;
    lines.push(`${product.sku}=${formatQuantity(quantity)}`);
    chosen.set(product.sku, (chosen.get(product.sku) ?? 0) + quantity);
  }
}

interface SoFar {
  /** Thousandths by SKU. */
  readonly chosen: ReadonlyMap<string, number>;
  readonly first: boolean;
}

/** A product, or nothing: that stands first while nothing was typed, so that a stray Enter orders nothing. */
async function askProduct(context: DeskContext, { chosen, first }: SoFar): Promise<ProductChoice | null> {
  const { productChoices } = await import('../../store/list/choices.ts');
  const none = { name: first ? '(type to find one, or choose below)' : 'nothing more', value: null };
  return context.person.search<ProductChoice | null>({
    message: first ? 'Product, by name, SKU or barcode' : 'What else',
    flag: '--line',
    find: async (typed) => {
      const products = await read(context, (reading) => productChoices(reading, typed));
      const choices = products.map((product) => choiceOf(less(product, chosen)));
      return typed.trim() === '' ? [none, ...choices] : choices;
    },
  });
}

/** What is left of a product beside what this order has taken so far. */
function less(product: ProductChoice, chosen: ReadonlyMap<string, number>): ProductChoice {
  const { available, sku } = product;
  return available === null ? product : { ...product, available: available - (chosen.get(sku) ?? 0) };
}

function choiceOf(product: ProductChoice): Choice<ProductChoice> {
  const { sku, name, price, currency } = product;
  return {
    name: `${sku}  ${name}  ${formatUnitPrice(price, currency)} ${currency}  ${availability(product)}`,
    value: product,
  };
}

function availability({ available }: ProductChoice): string {
  if (available === null) return 'service';
  return available > 0 ? `${formatQuantity(available)} available` : 'none available';
}

interface Units {
  readonly quantity: number;
  readonly waits: boolean;
}

/** How many; where more are wanted than there are, what is to become of the rest, at once and not at the end. */
async function askUnits(context: DeskContext, product: ProductChoice, may: boolean): Promise<Units> {
  const quantity = await askQuantity(context, product);
  const { sku, available, when_short } = product;
  if (may || available === null || when_short === 'backorder' || quantity <= available)
    return { quantity, waits: false };
  const some = { name: `Take ${formatQuantity(available)}`, value: { quantity: available, waits: false } };
  const units = await context.person.choose<Units | null>({
    message: `${formatQuantity(quantity)} of ${sku} wanted, ${availability(product)}. What now?`,
    flag: '--backorder',
    choices: [
      ...(available > 0 ? [some] : []),
      { name: 'Let the rest wait for stock', value: { quantity, waits: true } },
      { name: 'Another quantity', value: null },
    ],
  });
  return units ?? askUnits(context, product, may);
}

async function askQuantity(context: DeskContext, product: ProductChoice): Promise<number> {
  return context.person.ask({
    message: `How many of ${product.sku}, ${availability(product)}`,
    flag: '--line',
    initial: '1',
    parse: (typed) => {
      const quantity = parseQuantity(typed, product.decimals);
      if (quantity > 0) return quantity;
      throw new Refusal('input.invalid', `The quantity is ${typed}, and must be more than 0.`);
    },
  });
}
