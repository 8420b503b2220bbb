type Value = string | number | null;

/** What an edit changes of a row, and how that was before. */
export interface Changed {
  readonly changes: Readonly<Record<string, Value>>;
  readonly before: Readonly<Record<string, Value>>;
}

/** Which of the wanted values differ from the row's own; null where none does. What is `undefined` was not asked for. */
export function changesTo<Row extends object>(
  row: Row,
  wanted: { readonly [K in keyof Row]?: Row[K] | undefined },
): Changed | null {
  const own = row as Readonly<Record<string, Value>>;
  const differing = Object.entries(wanted).filter(
    ([name, value]) => value !== undefined && value !== own[name],
  );
  if (differing.length === 0) return null;
  return {
    changes: Object.fromEntries(differing) as Changed['changes'],
    before: Object.fromEntries(differing.map(([name]) => [name, own[name] ?? null])),
  };
}
