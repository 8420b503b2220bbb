import { sql } from 'kysely';
import { rollUpColumns, rollUpQuery } from '../store/record/roll-up.ts';
import type { Check } from './check.ts';

/** An order's roll-ups are the sums over its lines, charges, payments and credits. */
export const rollUps: Check = {
  name: 'roll_ups',
  law: 'the sums of an order are those of its lines, charges, payments and credits',
  async breaches({ tx }) {
    const { rows } = await sql<{ number: number } & Record<string, number>>`
      select o.number, ${sql.raw(rollUpColumns.flatMap((name) => [`o.${name}`, `f.${name} as fact_${name}`]).join(', '))}
      from orders o join (${rollUpQuery(sql`select id from orders`)}) f on f.id = o.id
      where ${sql.raw(rollUpColumns.map((name) => `o.${name} <> f.${name}`).join(' or '))}`.execute(tx);
    return rows.map((row) => {
      const wrong = rollUpColumns.filter((name) => row[name] !== row[`fact_${name}`]);
      return `#${row.number}: ${wrong.map((name) => `${name} ${row[name]}, its facts say ${row[`fact_${name}`]}`).join('; ')}`;
    });
  },
};
