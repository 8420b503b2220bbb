import { Refusal } from '../base/refusal.ts';
import type { Column, View } from './view.ts';

/**
 * The columns that `--json=a,b`, `--csv=a,b` or `--columns a,b` name, in that order.
 * Refuses a name that the view does not have, and lists them all.
 */
export function selectColumns(view: View<never>, fields: readonly string[]): readonly Column[] {
  return fields.map((field) => {
    const found = view.columns.find((column) => column.name === field);
    if (found) return found;
    throw unknownField(field, view);
  });
}

function unknownField(field: string, view: View<never>): Refusal {
  const names = view.columns.map((column) => column.name);
  return new Refusal('usage', `There is no field “${field}”.`, {
    hint: `one of ${names.join(', ')}`,
    details: { value: field, choices: names },
  });
}

/** What a table and TSV show unless told otherwise. */
export function shownColumns(view: View<never>): readonly Column[] {
  return selectColumns(view, view.shown);
}

/** What CSV and a list of fields show unless told otherwise: everything that is one value. */
export function flatColumns(view: View<never>): readonly Column[] {
  return view.columns.filter((column) => column.kind !== 'nested');
}
