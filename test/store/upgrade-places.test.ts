import { CompiledQuery, sql } from 'kysely';
import { expect, it } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { createStore } from '../../src/store/open.ts';
import { onEveryEngine } from '../support/shop.ts';
import { mugShop } from '../support/mugs.ts';
import { addLocation } from '../../src/operations/places/add-location.ts';
import { sendTransfer } from '../../src/operations/transfers/send.ts';

/** The statements of a migration that are about rows, on SQLite. */
const rows = (migrations.find(({ version }) => version === 3)?.statements('sqlite') ?? []).filter(
  (statement) => /^(update|insert into locations)/.test(statement),
);

it('a shop that was there before has a place for what is on its way; one to be set up has none yet', async () => {
  const store = await createStore(':memory:');
  const run = async (statements: readonly string[]): Promise<void> => {
    for (const statement of statements) await store.db.executeQuery(CompiledQuery.raw(statement));
  };
  const places = async () =>
    (await sql<{ id: number; code: string }>`select id, code from locations order by id`.execute(store.db))
      .rows;

  await run(rows);
  expect(await places()).toEqual([]);
  await run([
    `update counters set value = 40 where name = 'id'`,
    `insert into locations (id, code, name, kind, sellable, stocked, priority) values (7, 'main', 'Main', 'shop', 1, 1, 10)`,
    ...rows,
  ]);
  expect(await places()).toEqual([
    { id: 7, code: 'main' },
    { id: 41, code: '(transit)' },
  ]);
  await store.close();
});

onEveryEngine('the place for what is on its way', (newShop) => {
  it('is nothing that people send to, count or take from', async () => {
    const shop = await mugShop(await newShop(), '5');
    await shop.run(addLocation, { code: 'van', name: 'Van', kind: 'transit' });
    const request = { sku: 'MUG', quantity: '1' };
    for (const way of [{ from: '(transit)', to: 'main' }, { from: 'main', to: '(transit)' }])
      await expect(shop.run(sendTransfer, { ...request, ...way })).rejects.toMatchObject({ code: 'not_found' });
    await shop.run(sendTransfer, { ...request, from: 'main', to: 'van', receive: true });
    await shop.booksAreSound();
  }); // prettier-ignore
});
