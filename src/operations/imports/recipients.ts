import type { NewParty } from '../../domain/events.ts';
import type { Party } from '../../store/load/parties.ts';
import { peopleWhere } from '../../store/load/people.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import type { Customer } from './known-customers.ts';

const address = ['name', 'line1', 'line2', 'city', 'postcode', 'country'] as const;

/** The addresses that customers' orders go to, as they are now; shared by the orders that go to the same place. */
export async function recipientsOf(
  work: Work,
  customers: readonly (Customer | null)[],
): Promise<ReadonlyMap<number, number>> {
  const addressed = new Map(
    customers.flatMap((customer) => (customer && customer.line1 !== null ? [[customer.id, customer]] : [])),
  );
  const known = await peopleWhere(work, 'recipient', {
    column: 'recipient_of',
    values: [...addressed.keys()],
  });
  const recipients = new Map<number, number>();
  for (const party of known) {
    const customer = addressed.get(party.recipient_of ?? 0);
    if (customer && isThere(party, customer)) recipients.set(customer.id, party.id);
  }
  const fresh = [...addressed.values()].filter(({ id }) => !recipients.has(id));
  const ids = await record(
    work,
    fresh.map((customer) => ({ type: 'party_added', ...recipientOf(customer) })),
  );
  for (const [index, { id }] of fresh.entries()) recipients.set(id, ids[index] ?? 0);
  return recipients;
}

function isThere(party: Party, customer: Customer): boolean {
  return address.every((field) => party[field] === customer[field]);
}

function recipientOf(customer: Customer): NewParty {
  const { id, name, line1, line2, city, postcode, country } = customer;
  return {
    kind: 'recipient',
    code: null,
    name,
    line1,
    line2,
    city,
    postcode,
    country,
    email: null,
    phone: null,
    terms: 0,
    note: null,
    recipient_of: id,
  };
}
