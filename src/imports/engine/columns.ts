import type { Called, Format } from '../formats/format.ts';
import { placesOfMapping, type Mapping } from './mapping.ts';
import { folded } from './names.ts';

/** Where a field stands: in one column, in one of several of the same name, or put together from several. */
export interface Place {
  readonly columns: readonly number[];
  readonly how: 'one' | 'twins' | 'joined';
}

/** Which columns hold which fields, and how sure that is. */
export interface Match {
  readonly format: Format;
  readonly places: ReadonlyMap<string, Place>;
  /** How many of them are called as the format calls them, or as `--map` says. */
  readonly exact: number;
  /** Whether it has the columns that tell the format from others. */
  readonly marked: boolean;
}

/** A header as candidates for names: of two lines, what both say together, then each alone. */
export interface Header {
  /** What the file calls its columns. */
  readonly names: readonly string[];
  /** Every name by which a column may be found, the surest first. */
  readonly others: readonly (readonly string[])[];
}

/** The folded names of a field that are no format's, such as `Artikel` for a SKU. */
export type Aliases = Readonly<Record<string, readonly string[]>>;

/** The format that people's own names belong to; those of programs are known. */
export const OWN = 'docket';

type Index = readonly ReadonlyMap<string, readonly number[]>[];

/** Finds the columns of a format in a header: by mapping, by its own names, and for docket's own by aliases. */
export function matched(
  format: Format,
  header: Header,
  { mappings, aliases }: { readonly mappings: readonly Mapping[]; readonly aliases: Aliases },
): Match {
  const index = indexOf(header);
  const places = new Map<string, Place>();
  for (const mapping of mappings) {
    const columns = placesOfMapping(mapping, header.names);
    if (columns.length > 0) places.set(mapping.field, place(columns));
  }
  const taken = new Set([...places.values()].flatMap(({ columns }) => columns));
  const free = (columns: readonly number[]): number[] => columns.filter((column) => !taken.has(column));
  addAll(places, format.columns, (called) => free(find(index, called)));
  for (const [field, parts] of Object.entries(format.joined ?? {})) {
    const columns = parts.flatMap((called) => free(find(index, called)).slice(0, 1));
    if (columns.length > 0 && !places.has(field)) places.set(field, { columns, how: 'joined' });
  }
  const exact = places.size;
  for (const { columns } of places.values()) for (const column of columns) taken.add(column);
  if (format.name === OWN) addAliases(places, aliases, (name) => free(find(index, name)), taken);
  return { format, places, exact, marked: isMarked(format, header) };
}

/** A program spells its columns always alike: `Invoice No` is not the `InvoiceNo` of another. */
function isMarked({ marks = [] }: Format, { names }: Header): boolean {
  const spelled = new Set(names.map((name) => name.toLowerCase()));
  return marks.every((called) =>
    (typeof called === 'string' ? [called] : called).some((name) => spelled.has(name.toLowerCase())),
  );
}

function place(columns: readonly number[]): Place {
  return { columns, how: columns.length > 1 ? 'twins' : 'one' };
}

function addAll(
  places: Map<string, Place>,
  columns: Format['columns'],
  search: (called: Called) => readonly number[],
): void {
  for (const [field, called] of Object.entries(columns)) {
    const found = places.has(field) ? [] : search(called);
    if (found.length > 0) places.set(field, place(found));
  }
}

/** An alias never takes a column that another field has already. */
function addAliases(
  places: Map<string, Place>,
  aliases: Aliases,
  search: (name: string) => readonly number[],
  taken: Set<number>,
): void {
  for (const [field, names] of Object.entries(aliases)) {
    const found = places.has(field) ? undefined : names.map(search).find((columns) => columns.length > 0);
    if (!found) continue;
    places.set(field, place(found));
    for (const column of found) taken.add(column);
  }
}

function indexOf({ others }: Header): Index {
  return others.map((names) => Map.groupBy(names.keys(), (column) => folded(names[column] ?? '')));
}

/** The columns of the first name that there is. */
function find(index: Index, called: Called): readonly number[] {
  for (const names of index) {
    for (const name of typeof called === 'string' ? [called] : called) {
      const found = names.get(folded(name));
      if (found) return found;
    }
  }
  return [];
}

/** What a file must have and has not. */
export function lacking(
  { format, places }: Match,
  needs: readonly (readonly string[])[],
): (readonly string[])[] {
  const said = format.constants ?? {};
  return (format.needs ?? needs).filter(
    (either) => !either.some((field) => places.has(field) || Object.hasOwn(said, field)),
  );
}
