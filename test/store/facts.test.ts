import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { migrations } from '../../migrations/index.ts';
import { Stale, transact } from '../../src/store/transact.ts';
import { migrate, schemaVersion } from '../../src/store/migrate.ts';
import { storeOn } from '../../src/store/open.ts';
import { ImmediateSqliteDialect } from '../../src/store/sqlite.ts';
import Database from 'better-sqlite3';
import { onEveryEngine, type TestShop } from '../support/shop.ts';
import { newWorld } from '../support/world.ts';

/** A column of each table of facts that nobody may change. */
const facts = {
  operations: 'actor', events: 'payload', stock_moves: 'quantity', cancellations: 'quantity', payments: 'amount',
  credits: 'gross', credit_lines: 'gross', shipments: 'shipped_on', deliveries: 'delivered_on', inspections: 'quantity',
  purchase_closings: 'quantity', supplier_returns: 'reason', supplier_return_lines: 'quantity',
} as const; // prettier-ignore

async function refusal(shop: TestShop, statement: string): Promise<string> {
  return transact(shop.store, (tx) => sql.raw(statement).execute(tx), { dryRun: true }).then(
    () => 'done',
    (error: Error) => error.message,
  );
}

async function everyRow(shop: TestShop): Promise<unknown> {
  const tables = [
    'orders',
    'order_lines',
    'stock_levels',
    'allocations',
    'operations',
    'events',
    'payments',
  ] as const;
  return shop.read(async ({ tx }) => {
    const rows: unknown[] = [];
    for (const table of tables) rows.push(await tx.selectFrom(table).selectAll().execute());
    return rows;
  });
}

onEveryEngine('facts', (newShop) => {
  it('are appended, and neither changed nor deleted, by anybody', async () => {
    const shop = await newWorld(await newShop());

    for (const [table, column] of Object.entries(facts)) {
      const text = ['quantity', 'amount', 'gross'].includes(column) ? `${column} + 1` : `'changed'`;
      expect(await refusal(shop, `update ${table} set ${column} = ${text}`)).toContain(
        `${table} is append-only`,
      );
      expect(await refusal(shop, `delete from ${table}`)).toContain(`${table} is append-only`);
    }
    await shop.booksAreSound();
  });

  it('may be taken back once, and stay so', async () => {
    const shop = await newWorld(await newShop());

    expect(await refusal(shop, 'update payments set voided_by = null where voided_by is not null')).toContain(
      'append-only',
    );
    expect(
      await refusal(
        shop,
        'update shipments set voided_by = (select min(id) from operations) where voided_by is null',
      ),
    ).toBe('done');
  });
});

onEveryEngine('one write', (newShop) => {
  it('as a dry run shows what it would make and leaves nothing behind', async () => {
    const shop = await newWorld(await newShop());
    const before = await everyRow(shop);

    const shown = await shop.run(placeOrder, { line: ['MUG=1'], pay: ['card'] }, { dryRun: true });

    expect(Number(shown)).toBeGreaterThan(1005);
    expect(await everyRow(shop)).toEqual(before);
  });

  it('that fails at its end leaves nothing behind', async () => {
    const shop = await newWorld(await newShop());
    const before = await everyRow(shop);

    const failing = shop.run(async (work) => {
      await placeOrder(work, { line: ['MUG=1'], pay: ['card'] });
      throw new Error('the lights went out');
    }, null);

    await expect(failing).rejects.toThrow('the lights went out');
    expect(await everyRow(shop)).toEqual(before);
  });

  it('starts again where what it had read was no longer so', async () => {
    const shop = await newShop();
    let runs = 0;

    const made = await transact(shop.store, async (tx) => {
      runs += 1;
      await sql`insert into settings (key, value) values (${`run ${runs}`}, 'x')`.execute(tx);
      if (runs < 3) throw new Stale('somebody was first');
      return runs;
    });

    const kept = await shop.read(({ tx }) =>
      tx.selectFrom('settings').select('key').where('value', '=', 'x').execute(),
    );
    expect([made, kept]).toEqual([3, [{ key: 'run 3' }]]);
  });

  it('of the same content with one key is done once, also when many ask at once', async () => {
    const shop = await newWorld(await newShop());

    const numbers = await Promise.all(
      Array.from({ length: 6 }, () => shop.run(placeOrder, { line: ['MUG=1'] }, { idempotencyKey: 'k' })),
    );

    expect(new Set(numbers).size).toBe(1);
    await shop.booksAreSound();
  });
});

const broken = {
  version: migrations.length + 1,
  subject: 'half',
  statements: () => ['create table half (id int)', 'create table half (id int)'],
};

it('a migration that fails leaves nothing behind, and the shop can be made afterwards', async () => {
  const store = storeOn('sqlite', new ImmediateSqliteDialect(new Database(':memory:')), 'new');

  await expect(migrate(store, [...migrations, broken])).rejects.toThrow('already exists');
  const { rows: tables } = await sql`select name from sqlite_master`.execute(store.db);
  expect([await schemaVersion(store), tables]).toEqual([0, []]);

  expect(await migrate(store)).toEqual(migrations.map(({ version }) => version));
  await expect(migrate(store, [...migrations, broken])).rejects.toThrow('already exists');
  expect(await schemaVersion(store)).toBe(migrations.length);
  await store.close();
});
