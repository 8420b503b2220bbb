const ROWS_A_PAGE = 1_000;
/** Where each row brings a few dozen others along. */
export const WHOLES_A_PAGE = 100;

/**
 * Rows in pages by a key that only grows, so that memory stays flat however many there are. `page` reads at most
 * `size` rows whose key is above `after`, in the order of the key.
 */
export async function* pagesOf<Row>(
  page: (after: number, size: number) => Promise<readonly Row[]>,
  keyOf: (row: Row) => number,
  { size = ROWS_A_PAGE }: { readonly size?: number } = {},
): AsyncGenerator<readonly Row[]> {
  for (let after = 0; ;) {
    const rows = await page(after, size);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    if (rows.length < size) return;
    after = keyOf(last);
  }
}

/** Things in groups of those that belong to one id. */
export function groupedBy<T>(things: readonly T[], idOf: (thing: T) => number): ReadonlyMap<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const thing of things) {
    const group = groups.get(idOf(thing));
    if (group) group.push(thing);
    else groups.set(idOf(thing), [thing]);
  }
  return groups;
}
