import type { NewParty } from '../../domain/events.ts';
import type { OrderRecord, ShipTo } from '../../domain/imports/records.ts';
import type { Party } from '../../store/load/parties.ts';
import { peopleWhere } from '../../store/load/people.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import type { Customer } from './known-customers.ts';

/** Where the goods of an order go: as the file says, else where its customer lives. */
export interface Destination {
  readonly order: OrderRecord;
  readonly customer: Customer | null;
}

type Address = Pick<Party, 'name' | 'line1' | 'line2' | 'city' | 'postcode' | 'country' | 'recipient_of'>;

const fields = ['name', 'line1', 'line2', 'city', 'postcode', 'country', 'recipient_of'] as const;

/** The rows that orders go to, as their addresses are now; shared by the orders of a customer that go to the same place. */
export async function recipientsOf(
  work: Work,
  destinations: readonly Destination[],
): Promise<ReadonlyMap<OrderRecord, number>> {
  const addressed = destinations.flatMap((to) => {
    const address = addressOf(to);
    return address ? [{ order: to.order, key: keyOf(address), address }] : [];
  });
  const ids = await knownOf(
    work,
    addressed.flatMap(({ address }) => address.recipient_of ?? []),
  );
  const fresh = new Map(addressed.flatMap(({ key, address }) => (ids.has(key) ? [] : [[key, address]])));
  const made = await record(
    work,
    [...fresh.values()].map((address) => ({ type: 'party_added', ...recipient(address) })),
  );
  for (const [index, key] of [...fresh.keys()].entries()) ids.set(key, made[index] ?? 0);
  return new Map(addressed.map(({ order, key }) => [order, ids.get(key) ?? 0]));
}

function addressOf({ order: { ship_to }, customer }: Destination): Address | null {
  const recipient_of = customer?.id ?? null;
  if (ship_to && (ship_to.line1 ?? ship_to.name) !== null)
    return { ...placeOf(ship_to), name: ship_to.name ?? customer?.name ?? ship_to.line1 ?? '', recipient_of };
  if (customer === null || customer.line1 === null) return null;
  const { name, line1, line2, city, postcode, country } = customer;
  return { name, line1, line2, city, postcode, country, recipient_of };
}

/** A region stands with the city, as on an envelope. */
function placeOf({
  line1,
  line2,
  city,
  region,
  postcode,
  country,
}: ShipTo): Omit<Address, 'name' | 'recipient_of'> {
  const town = [city, region].filter((part) => part !== null).join(', ');
  return { line1, line2, city: town || null, postcode, country };
}

function keyOf(address: Address): string {
  return JSON.stringify(fields.map((field) => address[field]));
}

async function knownOf(work: Work, customers: readonly number[]): Promise<Map<string, number>> {
  const known = await peopleWhere(work, 'recipient', { column: 'recipient_of', values: customers });
  return new Map(known.map((party) => [keyOf(party), party.id]));
}

function recipient(address: Address): NewParty {
  return { kind: 'recipient', code: null, ...address, email: null, phone: null, terms: 0, note: null };
}
