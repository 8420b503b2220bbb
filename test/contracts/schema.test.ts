import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { createStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

/** What was shipped never changes: a shop out there has run these very statements. Never edit a line, add one. */
const shipped: Readonly<Record<number, string>> = {
  1: 'c3040a30b16af906bb9088f8b208488bfd449f6ae6b6297b6a3af808c89a2a92',
  2: '2f1908853fdbd8654b775c67e60dfefba44575b17e9b65d87145296b5e1e0b30',
  3: 'fe1abdc61604b5365db046fbe117853ff8e3755702320e547f12f5a6c44a0e77',
  4: '43f2eac2096a82e740cf7610eac32540b16591e0d9daffc42335f2a675ba7287',
  5: 'a7851d726a46a6f731adccdbe372ec368859757b5909e9321c79527720209b01',
  6: 'c7fe553410d2702c321e4b1db8cd7487ca215aba8a7be3d7175bbde064695b1e',
  7: '9ec8135df971adc02a3f6729dfc286978b901619d0194fcc04b029abb7d7c2fa',
  8: '65107625c7d39cf5cded86b57949ccf881f731b6566ee244c10920c1a3ce39b8',
};

async function emptyShop(): Promise<Store> {
  const store = await createStore(':memory:');
  onTestFinished(() => store.close());
  return store;
}

async function tablesOf({ db }: Store): Promise<{ name: string; strict: number }[]> {
  const { rows } = await sql<{ name: string; strict: number }>`
    select name, strict from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'`.execute(
    db,
  );
  return rows;
}

interface Index {
  readonly columns: readonly string[];
  /** The condition of a partial index. */
  readonly where: string | undefined;
}

async function indexesOf({ db }: Store, table: string): Promise<Index[]> {
  const { rows } = await sql<{ name: string; column: string; ddl: string | null }>`
    select l.name, i.name as column, m.sql as ddl from pragma_index_list(${table}) l
    join pragma_index_info(l.name) i left join sqlite_master m on m.name = l.name order by l.seq, i.seqno`.execute(
    db,
  );
  return [...Map.groupBy(rows, ({ name }) => name).values()].map((parts) => ({
    columns: parts.map(({ column }) => column),
    where: /\) where (.*)$/s.exec(parts[0]?.ddl ?? '')?.[1],
  }));
}

/** A partial index finds every child of a parent only where nothing but missing parents is left out of it. */
function serves({ columns, where }: Index, column: string): boolean {
  return columns[0] === column && (where === undefined || where === `${column} is not null`);
}

describe('the schema', () => {
  it('is of migrations that have not changed since they were shipped', () => {
    const hashes = Object.fromEntries(
      migrations.map(({ version, statements }) => {
        const text = JSON.stringify([statements('sqlite'), statements('postgres')]);
        return [version, createHash('sha256').update(text).digest('hex')];
      }),
    );

    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
    expect(hashes).toEqual(shipped);
  });

  it('has an index for every reference to another table', async () => {
    const store = await emptyShop();
    const tables = await tablesOf(store);
    const missing: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql<{
        from: string;
      }>`select "from" from pragma_foreign_key_list(${name})`.execute(store.db);
      const indexes = await indexesOf(store, name);
      missing.push(
        ...rows
          .filter(({ from }) => !indexes.some((index) => serves(index, from)))
          .map(({ from }) => `${name}.${from}`),
      );
    }

    expect(missing).toEqual([]);
  });

  it('refuses wrong types in every table', async () => {
    const tables = await tablesOf(await emptyShop());

    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter(({ strict }) => strict === 0)).toEqual([]);
  });
});
