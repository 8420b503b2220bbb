import { Refusal } from '../../base/refusal.ts';
import type { NewParty } from '../../domain/events.ts';
import { parseWrittenCustomer } from '../../domain/orders/written.ts';
import { customersNamed, type Party } from '../../store/load/parties.ts';
import { take } from '../../store/numbers.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';

export interface Buyer {
  readonly customer_id: number | null;
  readonly ship_to_id: number | null;
  /** Of the address that the goods go to. */
  readonly country: string | null;
}

/** Finds the customer or makes one of a name and e-mail, and the address that the goods go to. Nobody is a walk-in. */
export async function buyerOf(
  work: Work,
  request: { readonly customer?: string | undefined; readonly ship_to?: string | undefined },
): Promise<Buyer> {
  const customer = request.customer === undefined ? null : await customerOf(work, request.customer);
  const address = request.ship_to === undefined ? null : addressOf(request.ship_to);
  if (address === null && customer?.line1 == null)
    return { customer_id: customer?.id ?? null, ship_to_id: null, country: customer?.country ?? null };
  const recipient = await recipientOf(work, customer, address);
  return { customer_id: customer?.id ?? null, ...recipient };
}

type Named = Pick<Party, 'id' | 'name' | 'line1' | 'line2' | 'city' | 'postcode' | 'country'>;

async function customerOf(work: Work, typed: string): Promise<Named> {
  const written = parseWrittenCustomer(typed);
  const found = await customersNamed(work, written);
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
  return only ?? addCustomer(work, written);
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

type Address = Pick<NewParty, 'line1' | 'line2' | 'city' | 'postcode' | 'country'>;

/** `1 Church Street, Whitby, YO22 4AA, GB`: street, anything between, town, postcode, country. */
export function addressOf(typed: string): Address {
  const parts = typed
    .split(/\s*[,\n]\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0)
    throw new Refusal('input.invalid', 'The address is empty.', {
      hint: '--ship-to "1 Church Street, Whitby, YO22 4AA, GB"',
    });
  const country = /^[A-Z]{2}$/.test(parts.at(-1) ?? '') ? parts.pop() : undefined;
  const postcode = parts.length > 1 && /\d/.test(parts.at(-1) ?? '') ? parts.pop() : undefined;
  const city = parts.length > 1 ? parts.pop() : undefined;
  const [line1, ...between] = parts;
  return {
    line1: line1 ?? null,
    line2: between.join(', ') || null,
    city: city ?? null,
    postcode: postcode ?? null,
    country: country ?? null,
  };
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
  const known = await work.tx
    .selectFrom('parties')
    .select('id')
    .where('kind', '=', 'recipient')
    .where('recipient_of', customer === null ? 'is' : '=', customer?.id ?? null)
    .where((eb) =>
      eb.and(
        Object.entries(same).map(([column, value]) =>
          eb(column as keyof typeof same, value === null ? 'is' : '=', value),
        ),
      ),
    )
    .executeTakeFirst();
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
