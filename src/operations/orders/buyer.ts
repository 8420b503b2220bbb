import { Refusal, refuseAll } from '../../base/refusal.ts';
import type { NewParty } from '../../domain/events.ts';
import { parseAddress, type Address } from '../../domain/orders/address.ts';
import { parseWrittenCustomer } from '../../domain/orders/written.ts';
import { archivedNamed, customersNamedAlone, type Party } from '../../store/load/parties.ts';
import { take } from '../../store/numbers.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';

export interface Buyer {
  readonly customer_id: number | null;
  readonly ship_to_id: number | null;
  /** Of the address that the goods go to. */
  readonly country: string | null;
}

/**
 * Finds the customer or makes one of a name and e-mail, and the address that the goods go to. Nobody is a walk-in.
 * Refuses everything that is wrong with either at once.
 */
export async function buyerOf(
  work: Work,
  request: { readonly customer?: string | undefined; readonly ship_to?: string | undefined },
): Promise<Buyer> {
  const { customer: typed, ship_to } = request;
  const problems = new Problems();
  const customer =
    typed === undefined ? null : await problems.attemptLater(() => customerOf(work, typed), null);
  const address = ship_to === undefined ? null : problems.attempt(() => parseAddress(ship_to), null);
  refuseAll(problems.found);
  if (address === null && customer?.line1 == null)
    return { customer_id: customer?.id ?? null, ship_to_id: null, country: customer?.country ?? null };
  const recipient = await recipientOf(work, customer, address);
  return { customer_id: customer?.id ?? null, ...recipient };
}

/** Where an order's goods go from now on. */
export async function shipToOf(
  work: Work,
  { customer_id, ship_to }: { readonly customer_id: number | null; readonly ship_to: string },
): Promise<{ ship_to_id: number; country: string | null }> {
  const customer =
    customer_id === null
      ? null
      : await work.tx
          .selectFrom('parties')
          .selectAll()
          .where('id', '=', customer_id)
          .executeTakeFirstOrThrow();
  return recipientOf(work, customer, parseAddress(ship_to));
}

type Named = Pick<Party, 'id' | 'name' | 'line1' | 'line2' | 'city' | 'postcode' | 'country'>;

async function customerOf(work: Work, typed: string): Promise<Named> {
  const written = parseWrittenCustomer(typed);
  const found = await customersNamedAlone(work, written);
  const [only, ...others] = found;
  if (only && others.length > 0) {
    throw new Refusal(
      'input.ambiguous',
      `${found.length} customers are called “${typed}”: ${found.map(({ code }) => code).join(', ')}.`,
      {
        hint: `--customer ${only.code}`,
      },
    );
  }
  if (only) return only;
  await refuseNoNewCustomer(work, written);
  return addCustomer(work, written);
}

/** Who is archived is not written down a second time, and a code that nobody has is a slip, not a name. */
async function refuseNoNewCustomer(
  work: Work,
  { name, email }: { readonly name: string | null; readonly email: string | null },
): Promise<void> {
  const archived = await archivedNamed(work, { name, email });
  if (archived) {
    throw new Refusal('state', `The customer ${archived.code} (${archived.name}) is archived.`, {
      hint: `docket customers edit ${archived.code} --restore`,
      details: { customer: archived.code },
    });
  }
  if (email === null && name !== null && /^[Cc]\d{4,}$/.test(name)) {
    throw new Refusal('not_found', `There is no customer “${name}”.`, {
      hint: 'docket customers list',
      details: { customer: name },
    });
  }
}

async function addCustomer(
  work: Work,
  { name, email }: { name: string | null; email: string | null },
): Promise<Named> {
  const blank = {
    phone: null,
    line1: null,
    line2: null,
    city: null,
    postcode: null,
    country: null,
    note: null,
  };
  const party: NewParty = {
    kind: 'customer',
    code: await freeCode(work),
    name: name ?? email ?? '',
    email,
    terms: 0,
    recipient_of: null,
    ...blank,
  };
  const [id = 0] = await record(work, [{ type: 'party_added', ...party }]);
  return { id, ...party };
}

/** The next customer code that nobody has. */
export async function freeCode(work: Work): Promise<string> {
  for (;;) {
    const [number = 0] = await take(work, 'customer', 1);
    const code = `C${String(number).padStart(4, '0')}`;
    const taken = await work.tx
      .selectFrom('parties')
      .select('id')
      .where('kind', '=', 'customer')
      .where('code', '=', code)
      .executeTakeFirst();
    if (!taken) return code;
  }
}

/** An order keeps the address as it was: a row of its own, shared by the orders that go to the same place. */
async function recipientOf(
  work: Work,
  customer: Named | null,
  address: Address | null,
): Promise<{ ship_to_id: number; country: string | null }> {
  const { line1, line2, city, postcode, country } = address ??
    customer ?? { line1: null, line2: null, city: null, postcode: null, country: null };
  const same = { name: customer?.name ?? line1 ?? '', line1, line2, city, postcode, country };
  const known = customer === null ? undefined : await knownRecipient(work, customer.id, same);
  if (known) return { ship_to_id: known.id, country };
  const party: NewParty = {
    kind: 'recipient',
    code: null,
    ...same,
    email: null,
    phone: null,
    terms: 0,
    note: null,
    recipient_of: customer?.id ?? null,
  };
  const [id = 0] = await record(work, [{ type: 'party_added', ...party }]);
  return { ship_to_id: id, country };
}

async function knownRecipient(
  work: Work,
  customer_id: number,
  same: Address & { readonly name: string },
): Promise<{ id: number } | undefined> {
  return work.tx
    .selectFrom('parties')
    .select('id')
    .where('kind', '=', 'recipient')
    .where('recipient_of', '=', customer_id)
    .where((eb) =>
      eb.and(
        Object.entries(same).map(([column, value]) =>
          eb(column as keyof typeof same, value === null ? 'is' : '=', value),
        ),
      ),
    )
    .where('undone_by', 'is', null)
    .executeTakeFirst();
}
