import { formatMoney, formatUnitPrice, parseMoney } from '../../base/money.ts';
import { formatQuantity, parseQuantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import { parseAddress } from '../../domain/orders/address.ts';
import { parseWrittenCustomer } from '../../domain/orders/written.ts';
import type { Choice } from '../../kit/command.ts';
import type { PlaceRequest } from '../../operations/orders/place.ts';
import type { CustomerChoice, ProductChoice } from '../../store/list/choices.ts';
import type { OrderRecord } from '../../store/list/order.ts';
import { reviewView } from '../../views/order.ts';
import { type DeskContext, read, rehearse } from '../desk.ts';
import { confirmDuplicate, isLikelyDuplicate } from './duplicate.ts';

/**
 * Asks the person for an order, line by line, and shows it before it is placed; what was said by flags is not asked.
 * Nothing is kept until the end.
 */
export async function askForOrder(context: DeskContext, flags: PlaceRequest): Promise<PlaceRequest> {
  const line = await askLines(context);
  const buyer = flags.customer === undefined ? await askCustomer(context) : { customer: flags.customer };
  const ship_to = flags.ship_to ?? (await askAddress(context, { ...flags, buyer }));
  const shipping = flags.shipping ?? (flags.collect ? undefined : await askShipping(context));
  const { customer } = buyer;
  const said = { customer, ship_to, shipping };
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return reviewed(context, { ...flags, line, ...given });
}

async function askLines(context: DeskContext): Promise<string[]> {
  const lines: string[] = [];
  const chosen = new Map<string, number>();
  for (;;) {
    const product = await askProduct(context, { chosen, first: lines.length === 0 });
    if (product === null && lines.length > 0) return lines;
    if (product === null) continue;
    const quantity = await askQuantity(context, product);
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
  const none = { name: first ? 'type to find one' : 'nothing more', value: null };
  return context.person.search<ProductChoice | null>({
    message: first ? 'Product, by name, SKU or barcode' : 'What else',
    flag: '--line',
    find: async (typed) => {
      const products = await read(context, (reading) => productChoices(reading, typed));
      const choices = products.map((product) => productChoice(less(product, chosen)));
      return typed.trim() === '' ? [none, ...choices] : choices;
    },
  });
}

/** What is left of a product beside what this order has taken so far. */
function less(product: ProductChoice, chosen: ReadonlyMap<string, number>): ProductChoice {
  const { available, sku } = product;
  return available === null ? product : { ...product, available: available - (chosen.get(sku) ?? 0) };
}

function productChoice(product: ProductChoice): Choice<ProductChoice> {
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

interface Buyer {
  /** Nobody in particular where it is not said. */
  readonly customer?: string | undefined;
  readonly hasAddress?: boolean;
}

async function askCustomer(context: DeskContext): Promise<Buyer> {
  const { customerChoices } = await import('../../store/list/choices.ts');
  return context.person.search<Buyer>({
    message: 'Customer, by name, e-mail, phone or postcode',
    flag: '--customer',
    find: async (typed) => {
      if (typed.trim() === '') return [{ name: 'walk-in, nobody in particular', value: {} }];
      const written = writtenIn(typed);
      const word = written?.email ?? written?.name ?? typed;
      const known = await read(context, (reading) => customerChoices(reading, word));
      const others = written === null || isAmong(known, written) ? [] : [newCustomer(typed)];
      return [...known.map(customerChoice), ...others];
    },
  });
}

function customerChoice({ code, name, email, phone, postcode, line1 }: CustomerChoice): Choice<Buyer> {
  const words = [name, email, phone, postcode, code].filter((word) => word !== null && word !== '');
  return { name: words.join('  '), value: { customer: code, hasAddress: line1 !== null } };
}

type Written = ReturnType<typeof parseWrittenCustomer>;

/** A name, an e-mail address or both, as far as what was typed is that. */
function writtenIn(typed: string): Written | null {
  try {
    return parseWrittenCustomer(typed);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function isAmong(known: readonly CustomerChoice[], { name, email }: Written): boolean {
  return known.some((one) => (email === null ? one.name === name : one.email === email));
}

function newCustomer(typed: string): Choice<Buyer> {
  return { name: `new customer: ${typed.trim()}`, value: { customer: typed.trim() } };
}

async function askAddress(
  { person }: DeskContext,
  { buyer, collect }: { readonly buyer: Buyer; readonly collect?: boolean | undefined },
): Promise<string | undefined> {
  if (collect || buyer.customer === undefined || buyer.hasAddress) return undefined;
  const address = await person.ask({
    message: 'Goes to street, town, postcode, country; empty where it is fetched',
    flag: '--ship-to',
    parse: (typed) => {
      if (typed.trim() !== '') parseAddress(typed);
      return typed.trim();
    },
  });
  return address === '' ? undefined : address;
}

async function askShipping(context: DeskContext): Promise<string> {
  const { currencyOf } = await import('../../store/list/choices.ts');
  const currency = await read(context, currencyOf);
  return context.person.ask({
    message: `Postage in ${currency}`,
    flag: '--shipping',
    initial: formatMoney(0, currency),
    parse: (typed) => {
      if (parseMoney(typed, currency, 'The postage') >= 0) return typed.trim();
      throw new Refusal('input.invalid', `The postage ${typed} is below zero.`);
    },
  });
}

/** Shows the order as it would be, and asks whether it is right; what stands in its way is asked about first. */
async function reviewed(context: DeskContext, request: PlaceRequest): Promise<PlaceRequest> {
  const { person, globals } = context;
  const [{ placeOrder }, { showOrder }] = await Promise.all([
    import('../../operations/orders/place.ts'),
    import('../../store/list/order.ts'),
  ]);
  let record: OrderRecord;
  try {
    record = await rehearse(context, { command: 'orders place', request }, placeOrder, (work, number) =>
      showOrder(work, Number(number)),
    );
  } catch (error) {
    return reviewed(context, { ...request, ...(await wayAround(context, error)) });
  }
  const question = request.draft ? 'Write this draft down?' : 'Place this order?';
  if (!globals.dryRun) await person.confirm(question, await context.sketch(reviewView, record));
  return request;
}

/** What lets the order be placed after all, if the person wants it. */
async function wayAround(context: DeskContext, error: unknown): Promise<Partial<PlaceRequest>> {
  if (isLikelyDuplicate(error)) {
    await confirmDuplicate(context, error);
    return { force: true };
  }
  if (!(error instanceof Refusal) || error.code !== 'stock.short') throw error;
  const wait = await context.person.choose({
    message: `${error.message} What now?`,
    flag: '--backorder',
    choices: [
      { name: 'Let the rest wait for stock', value: true },
      { name: 'Do not place it', value: false },
    ],
  });
  if (!wait) throw error;
  return { backorder: true };
}
