import { isEmail } from '../../domain/catalog/email.ts';
import { nameKey } from '../../domain/catalog/name.ts';
import type { NewParty } from '../../domain/events.ts';
import type { Issues } from '../../domain/imports/issue.ts';
import type { OrderRecord } from '../../domain/imports/records.ts';
import type { Party } from '../../store/load/parties.ts';
import { peopleWhere } from '../../store/load/people.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { freeCodes } from './codes.ts';

type Said = NonNullable<OrderRecord['customer']>;
export type Customer = Pick<Party, 'id' | 'name' | 'line1' | 'line2' | 'city' | 'postcode' | 'country'>;

/** The customers that orders speak of. */
export interface Customers {
  /** Makes the customers that nobody knows, and yields who each order is of; nobody is a walk-in. */
  readonly make: (records: readonly OrderRecord[]) => Promise<{
    readonly of: (record: OrderRecord) => Customer | null;
    readonly made: number;
  }>;
}

/** Looks up every customer of a file at once: by code, else by e-mail, else by this name, however it is capitalised. */
export async function loadCustomers(
  work: Work,
  records: readonly OrderRecord[],
  issues: Issues,
): Promise<Customers> {
  const known = await loadKnown(work, records);
  for (const { customer, rows } of records)
    if (customer) examine(customer, known, { line: rows[0] ?? 0, issues });
  return {
    async make(wanted) {
      const strangers = strangersAmong(wanted, known);
      const made = await makeCustomers(work, [...new Set(strangers.values())]);
      const madeFor = (customer: Said): Customer | null => {
        const stranger = strangers.get(keysOf(customer)[0] ?? '');
        return (stranger && made.get(stranger)) ?? null;
      };
      return {
        of: ({ customer }) => (customer ? (known.find(customer) ?? madeFor(customer)) : null),
        made: made.size,
      };
    },
  };
}

/**
 * Whom nobody knows yet, by everything that they are known by in the file: who has one code or one e-mail address is
 * one customer there as well, as the first order says it.
 */
function strangersAmong(wanted: readonly OrderRecord[], known: Known): Map<string, Said> {
  const strangers = new Map<string, Said>();
  for (const { customer } of wanted) {
    if (!customer || known.find(customer)) continue;
    const keys = keysOf(customer);
    const first = keys.map((key) => strangers.get(key)).find((one) => one !== undefined) ?? customer;
    for (const key of keys) if (!strangers.has(key)) strangers.set(key, first);
  }
  return strangers;
}

interface Known {
  readonly find: (said: Said) => Party | undefined;
  readonly named: (name: string) => readonly Party[];
}

async function loadKnown(work: Work, records: readonly OrderRecord[]): Promise<Known> {
  const said = (pick: (said: Said) => string | null): string[] =>
    records.flatMap(({ customer }) => (customer ? [pick(customer)] : [])).filter((text) => text !== null);
  const people = async (column: 'email' | 'name_key', values: readonly string[]) =>
    (await peopleWhere(work, 'customer', { column, values })).filter(
      ({ archived_at }) => archived_at === null,
    );
  const coded = byText(
    await peopleWhere(work, 'customer', { column: 'code', values: said(({ code }) => code) }),
    'code',
  );
  const mailed = byText(
    await people(
      'email',
      said(({ email }) => email),
    ),
    'email',
  );
  const byName = Map.groupBy(
    await people(
      'name_key',
      said(({ code, email, name }) => (code === null && email === null ? name : null)).map(nameKey),
    ),
    ({ name_key }) => name_key,
  );
  const named = (name: string): readonly Party[] => byName.get(nameKey(name)) ?? [];
  return {
    find({ code, email, name }) {
      const found =
        (code === null ? undefined : coded.get(code)) ?? (email === null ? undefined : mailed.get(email));
      return found ?? (code === null && email === null && name !== null ? named(name)[0] : undefined);
    },
    named,
  };
}

function byText(people: readonly Party[], column: 'code' | 'email'): Map<string, Party> {
  return new Map(people.map((party) => [party[column] ?? '', party]));
}

function examine(
  { code, name, email }: Said,
  known: Known,
  { line, issues }: { readonly line: number; readonly issues: Issues },
): void {
  if (email !== null && !isEmail(email))
    issues.add(line, 'input.invalid', `“${email}” is no e-mail address.`, {
      column: 'customer_email',
      value: email,
    });
  const same = code === null && email === null && name !== null ? known.named(name) : [];
  if (same.length > 1 && name !== null) {
    const codes = same.map((party) => party.code).join(', ');
    issues.add(line, 'input.ambiguous', `${same.length} customers are called “${name}”: ${codes}.`, {
      column: 'customer_name',
      value: name,
    });
  }
}

/** A code and an e-mail address, or else a name. */
function keysOf({ code, email, name }: Said): string[] {
  const keys = [...(code === null ? [] : [`code ${code}`]), ...(email === null ? [] : [`email ${email}`])];
  return keys.length > 0 || name === null ? keys : [`name ${nameKey(name)}`];
}

async function makeCustomers(work: Work, strangers: readonly Said[]): Promise<Map<Said, Customer>> {
  const taken = new Set(strangers.flatMap(({ code }) => (code === null ? [] : [code])));
  const uncoded = strangers.filter(({ code }) => code === null);
  const codes = await freeCodes(work, 'customer', { count: uncoded.length, taken });
  const parties = strangers.map(({ code, name, email }) =>
    newCustomer({
      code: code ?? codes.shift() ?? null,
      name: name ?? email ?? `Customer ${code}`,
      email,
    }),
  );
  const ids = await record(
    work,
    parties.map((party) => ({ type: 'party_added', ...party })),
  );
  return new Map(
    strangers.flatMap((stranger, index) => {
      const party = parties[index];
      return party ? [[stranger, { id: ids[index] ?? 0, ...party }]] : [];
    }),
  );
}

function newCustomer(said: Pick<NewParty, 'code' | 'name' | 'email'>): NewParty {
  return {
    kind: 'customer',
    ...said,
    phone: null,
    line1: null,
    line2: null,
    city: null,
    postcode: null,
    country: null,
    terms: 0,
    note: null,
    recipient_of: null,
  };
}
