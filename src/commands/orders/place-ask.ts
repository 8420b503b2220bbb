import { formatMoney, parseMoney } from '../../base/money.ts';
import { Refusal } from '../../base/refusal.ts';
import { parseAddress } from '../../domain/orders/address.ts';
import { parseWrittenCustomer } from '../../domain/orders/written.ts';
import type { Choice } from '../../kit/command.ts';
import { declined } from '../../kit/person.ts';
import type { PlaceRequest } from '../../operations/orders/place.ts';
import type { CustomerChoice } from '../../store/list/choices.ts';
import type { OrderRecord } from '../../store/list/order.ts';
import { reviewView } from '../../views/order.ts';
import { type DeskContext, read, rehearse } from '../desk.ts';
import { confirmDuplicate, isLikelyDuplicate } from './duplicate.ts';
import { askLines } from './place-lines.ts';

/**
 * Asks the person for an order, line by line, and shows it before it is placed; what was said by flags is not asked.
 * Nothing is kept until the end.
 */
export async function askForOrder(context: DeskContext, flags: PlaceRequest): Promise<PlaceRequest> {
  const { lines: line, backorder } = await askLines(context, flags);
  const buyer = flags.customer === undefined ? await askCustomer(context) : { customer: flags.customer };
  const ship_to = flags.ship_to ?? (await askAddress(context, { ...flags, buyer }));
  const shipping = flags.shipping ?? (flags.collect ? undefined : await askShipping(context));
  const { customer } = buyer;
  const said = { customer, ship_to, shipping, backorder };
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return reviewed(context, { ...flags, line, ...given });
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
      const none = written instanceof Refusal;
      const word = none ? typed : (written.email ?? written.name ?? typed);
      const known = await read(context, (reading) => customerChoices(reading, word));
      // Said below the prompt, where it can be mended.
      if (none && known.length === 0) throw written;
      const others = none || isAmong(known, written) ? [] : [newCustomer(typed)];
      return [...known.map(customerChoice), ...others];
    },
  });
}

function customerChoice({ code, name, email, phone, postcode, line1 }: CustomerChoice): Choice<Buyer> {
  const words = [name, email, phone, postcode, code].filter((word) => word !== null && word !== '');
  return { name: words.join('  '), value: { customer: code, hasAddress: line1 !== null } };
}

type Written = ReturnType<typeof parseWrittenCustomer>;

/** A name, an e-mail address or both, or why what was typed so far is none of these. */
function writtenIn(typed: string): Written | Refusal {
  try {
    return parseWrittenCustomer(typed);
  } catch (error) {
    if (error instanceof Refusal) return error;
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
  if (!wait) throw declined();
  return { backorder: true };
}
