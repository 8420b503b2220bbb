import { sql } from 'kysely';
import type { Check } from './check.ts';

/** Damage that no statement has touched yet. A server keeps its own pages and has no such question. */
export const storage: Check = {
  name: 'storage',
  law: 'every page of the file is whole',
  async breaches({ tx, engine }) {
    if (engine !== 'sqlite') return [];
    const { rows } = await sql<{ quick_check: string }>`pragma quick_check(20)`.execute(tx);
    return rows.map((row) => row.quick_check).filter((said) => said !== 'ok');
  },
};
