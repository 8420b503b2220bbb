import { insertRows } from '../rows.ts';
import type { NewRow } from '../schema.ts';
import type { Work } from '../work.ts';

type Row = NewRow<'order_lines'>;

/** Appends lines of orders: components of kits bring columns that no other line has, and so are apart. */
export async function insertOrderLines(work: Work, rows: readonly Row[]): Promise<void> {
  const components = rows.filter(isComponent);
  const others = components.length === 0 ? rows : rows.filter((row) => !isComponent(row));
  await insertRows(work, 'order_lines', others);
  await insertRows(work, 'order_lines', components);
}

function isComponent({ parent_line }: Row): boolean {
  return parent_line !== undefined && parent_line !== null;
}
