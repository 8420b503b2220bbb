import { many, type Outcome } from '../kit/command.ts';
import type { Row, View } from '../kit/view.ts';
import type { DeskContext } from './desk.ts';

interface Shown<Thing> {
  readonly view: View<Thing>;
  /** What is shown where there is more, such as `newest` and `orders`. */
  readonly which: 'newest' | 'first';
  readonly what: string;
  readonly totals?: Row | undefined;
}

/**
 * As much of a list as is shown, and a remark where there is more that nobody asked to leave out. The database is asked
 * for one row more than that, and never for all.
 */
export async function shown<Thing>(
  { rows, globals }: DeskContext,
  { view, which, what, totals }: Shown<Thing>,
  list: (limit: number | undefined) => Promise<Thing[]>,
): Promise<Outcome> {
  // All rows are asked for as the largest number of them.
  const limit = rows === undefined || rows === Number.MAX_SAFE_INTEGER ? undefined : rows + 1;
  const things = await list(limit);
  const extras = totals === undefined ? {} : { totals };
  if (rows === undefined || things.length <= rows) return many(view, things, extras);
  const cut = globals.limit === undefined;
  const notes = cut ? [`The ${which} ${rows} ${what} are shown; -L all shows every one.`] : [];
  return many(view, things.slice(0, rows), { ...extras, notes });
}
