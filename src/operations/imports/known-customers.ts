import { isEmail } from '../../domain/catalog/email.ts';
import { nameKey } from '../../domain/catalog/name.ts';
import type { NewParty } from '../../domain/events.ts';
import type { OrderRecord } from '../../domain/imports/records.ts';
import type { Party } from '../../store/load/parties.ts';
import { peopleWhere } from '../../store/load/people.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { freeCodes } from './codes.ts';
import type { Importing } from './outcome.ts';

type Said = NonNullable<OrderRecord['customer']>;
export type Customer = Pick<Party, 'id' | 'name' | 'line1' | 'line2' | 'city' | 'postcode' | 'country'>;

/**
 * The customers that the orders of a file speak of: by code, else by e-mail, else by this name, however it is
 * capitalised. Who has one code or one e-mail address is one customer, as the first order says it.
 */
export class Customers {
  /** Customers that were made. */
  made = 0;
  private readonly work: Work;
  private readonly importing: Importing;
  /** Those that stand in the books or were made, by everything that they are known by; null: nobody is. */
  private readonly known = new Map<string, readonly Customer[]>();

  constructor(work: Work, importing: Importing) {
    this.work = work;
    this.importing = importing;
  }

  /** Looks up the customers of a batch at once; what cannot be an address or is not clear becomes an issue. */
  async look(records: readonly OrderRecord[]): Promise<void> {
    const keys = records.flatMap(({ customer }) => (customer ? keysOf(customer) : []));
    const asked = [...new Set(keys)].filter((key) => !this.known.has(key));
    await this.load(asked);
    for (const { customer, rows } of records) if (customer) this.examine(customer, rows[0] ?? 0);
  }

  /** Makes the customers of these orders that nobody knows. */
  async make(records: readonly OrderRecord[]): Promise<void> {
    const strangers: Said[] = [];
    const taken = new Set<string>();
    for (const { customer } of records) {
      if (!customer || this.of(customer) || this.isAmbiguous(customer)) continue;
      const keys = keysOf(customer);
      if (!keys.some((key) => taken.has(key))) strangers.push(customer);
      for (const key of keys) taken.add(key);
    }
    for (const [index, customer] of (await makeCustomers(this.work, strangers)).entries())
      this.remember(strangers[index], customer);
    // Whoever shares a key with a stranger is that stranger, and is known by all keys from now on.
    for (const { customer } of records) if (customer) this.remember(customer, this.of(customer));
    this.made += strangers.length;
  }

  /** Nobody in particular is a walk-in. */
  of(customer: OrderRecord['customer']): Customer | null {
    if (customer === null) return null;
    return this.candidates(customer)[0] ?? null;
  }

  /** Of several of one name none is meant. */
  private candidates(customer: Said): readonly Customer[] {
    const found = keysOf(customer).map((key) => this.known.get(key) ?? []);
    const [first = []] = found.filter((people) => people.length > 0);
    const byName = customer.code === null && customer.email === null;
    return byName && first.length > 1 ? [] : first;
  }

  private isAmbiguous(customer: Said): boolean {
    return keysOf(customer).some((key) => (this.known.get(key) ?? []).length > 1);
  }

  private remember(said: Said | undefined, customer: Customer | null): void {
    if (!said || !customer) return;
    for (const key of keysOf(said))
      if ((this.known.get(key) ?? []).length === 0) this.known.set(key, [customer]);
  }

  private async load(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.known.set(key, []);
    const values = (column: string): string[] =>
      keys.flatMap((key) => (key.startsWith(`${column} `) ? [key.slice(column.length + 1)] : []));
    for (const column of ['code', 'email', 'name_key'] as const) {
      const people = await peopleWhere(this.work, 'customer', { column, values: values(column) });
      const active = people.filter(({ archived_at }) => column === 'code' || archived_at === null);
      for (const [value, same] of Map.groupBy(active, (party) => party[column] ?? ''))
        this.known.set(`${column} ${value}`, same);
    }
  }

  private examine(customer: Said, line: number): void {
    const { issues } = this.importing;
    const { email, name } = customer;
    if (email !== null && !isEmail(email))
      issues.add(line, 'input.invalid', `“${email}” is no e-mail address.`, {
        column: 'customer_email',
        value: email,
      });
    const [key = ''] = keysOf(customer);
    const same = key.startsWith('name_key ') ? (this.known.get(key) ?? []) : [];
    // On a platform many people share a name: whose order it is stays open, and its address says where it goes.
    if (same.length > 1 && name !== null && this.importing.channel === null) {
      const codes = same.map((party) => ('code' in party ? String(party.code) : party.name)).join(', ');
      issues.add(line, 'input.ambiguous', `${same.length} customers are called “${name}”: ${codes}.`, {
        column: 'customer_name',
        value: name,
      });
    }
  }
}

/** A code and an e-mail address, or else a name. */
function keysOf({ code, email, name }: Said): string[] {
  const keys = [...(code === null ? [] : [`code ${code}`]), ...(email === null ? [] : [`email ${email}`])];
  return keys.length > 0 || name === null ? keys : [`name_key ${nameKey(name)}`];
}

async function makeCustomers(work: Work, strangers: readonly Said[]): Promise<Customer[]> {
  const taken = new Set(strangers.flatMap(({ code }) => (code === null ? [] : [code])));
  const uncoded = strangers.filter(({ code }) => code === null);
  const codes = await freeCodes(work, 'customer', { count: uncoded.length, taken });
  const parties = strangers.map(({ code, name, email, phone }) =>
    newCustomer({
      code: code ?? codes.shift() ?? null,
      name: name ?? email ?? `Customer ${code}`,
      email,
      phone,
    }),
  );
  const ids = await record(
    work,
    parties.map((party) => ({ type: 'party_added', ...party })),
  );
  return parties.map((party, index) => ({ id: ids[index] ?? 0, ...party }));
}

function newCustomer(said: Pick<NewParty, 'code' | 'name' | 'email' | 'phone'>): NewParty {
  const nowhere = { line1: null, line2: null, city: null, postcode: null, country: null };
  return { kind: 'customer', ...said, ...nowhere, terms: 0, note: null, recipient_of: null };
}
