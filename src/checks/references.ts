import { sql } from 'kysely';
import type { Reading } from '../store/work.ts';
import type { Check } from './check.ts';

/** The engines refuse a reference to nothing; a file or a server that was tampered with may hold one all the same. */
export const references: Check = {
  name: 'references',
  law: 'what a row refers to is there',
  async breaches(reading) {
    const found = reading.engine === 'sqlite' ? await dangling(reading) : await danglingOnServer(reading);
    return found.map(({ child, parent }) => `a row of ${child} refers to a missing row of ${parent}`);
  },
};

interface Dangling {
  readonly child: string;
  readonly parent: string;
}

async function dangling({ tx }: Reading): Promise<Dangling[]> {
  const { rows } = await sql<Dangling>`
    select "table" as child, parent from pragma_foreign_key_check limit 1000`.execute(tx);
  return rows;
}

/** PostgreSQL has no such question: every reference of its catalogue is asked after. */
async function danglingOnServer({ tx }: Reading): Promise<Dangling[]> {
  const { rows: keys } = await sql<Dangling & { column: string; key: string }>`
    select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent,
      quote_ident(a.attname) as "column", quote_ident(b.attname) as "key" from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1]
    where c.contype = 'f' and c.connamespace = current_schema()::regnamespace order by 1, 3`.execute(tx);
  const found: Dangling[] = [];
  for (const { child, parent, column, key } of keys) {
    const { rows } = await sql<{ one: number }>`
      select 1 as one from ${sql.raw(child)} c where ${sql.raw(`c.${column}`)} is not null
        and not exists (select 1 from ${sql.raw(parent)} p where ${sql.raw(`p.${key} = c.${column}`)}) limit 1000`.execute(
      tx,
    );
    found.push(...rows.map(() => ({ child, parent })));
  }
  return found;
}
