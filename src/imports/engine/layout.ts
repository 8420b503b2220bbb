import type { Format } from '../formats/format.ts';
import { bareList } from './bare.ts';
import { lacking, matched, type Match, type Place } from './columns.ts';
import { askedFor, candidatesIn, isOverview, type Candidate, type HeaderRow } from './header.ts';
import type { KindColumns } from './kind-columns.ts';
import { mappingOf, noSuchColumn, placesOfMapping, type Mapping } from './mapping.ts';
import type { Sheet } from './sheet.ts';
import { lacks, noKind, unreadable } from './unfit.ts';

/** Where everything stands in a file. */
export interface Layout {
  readonly format: Format;
  /** What the file calls its columns; of a header over two lines, both together. */
  readonly header: readonly string[];
  readonly header_lines: readonly number[];
  /** Which column holds which field; several where they are joined or share their name. */
  readonly columns: ReadonlyMap<string, Place>;
  /** The rows of the table begin here or further down. */
  readonly firstLine: number;
}

export interface LayoutRequest {
  readonly kind: KindColumns;
  readonly formats: readonly Format[];
  /** `field=Column`, as it was typed. */
  readonly map: readonly string[];
  readonly header_row?: HeaderRow | undefined;
}

/** Lines and a format that may be those of the file. */
interface Fitting {
  readonly candidate: Candidate;
  readonly match: Match;
  readonly lacks: readonly (readonly string[])[];
}

/**
 * Finds the header of a file, the format that it is written in and the columns of the fields: a format must have its
 * marks and what the kind needs; of several the one with the most marks and names wins. Refuses (65) a file without
 * a header, and a needed column that is there twice; (2) a mapping to nothing and a file that lacks what is needed,
 * with what it has.
 */
export function layoutOf(sheet: Sheet, request: LayoutRequest): Layout {
  const { kind, map, header_row } = request;
  const mappings = map.map((entry) => mappingOf(entry, Object.keys(kind.fields)));
  if (sheet.preview.length === 0) throw unreadable(sheet.file, 'has no header');
  const candidates = header_row
    ? [askedFor(sheet.preview, header_row, sheet.file)]
    : candidatesIn(sheet.preview);
  const [best] = candidates
    .flatMap((candidate) => fittings(candidate, request, { mappings, asked: header_row !== undefined }))
    .toSorted((a, b) => compare(a, b));
  if (!best || best.match.places.size === 0 || isWrongKind(best)) {
    const bare = map.length > 0 || header_row ? undefined : bareList(sheet, kind, request.formats);
    if (bare) return bare;
    throw noKind(sheet, kind, header_row);
  }
  for (const mapping of mappings) checkMapping(sheet.file, mapping, best.candidate);
  if (best.lacks.length > 0) throw lacks(sheet.file, { ...best, names: best.candidate.header.names }, kind);
  return laidOut(sheet, best);
}

function fittings(
  candidate: Candidate,
  { kind, formats }: LayoutRequest,
  { mappings, asked }: { readonly mappings: readonly Mapping[]; readonly asked: boolean },
): Fitting[] {
  return formats
    .map((format) => matched(format, candidate.header, { mappings, aliases: kind.aliases ?? {} }))
    .filter((match) => match.marked && (asked || isHeader(candidate, match, kind)))
    .map((match) => ({ candidate, match, lacks: lacking(match, kind.needs) }));
}

/** A second line that fills what every row must have is a row. */
function isHeader({ rows }: Candidate, { places }: Match, { needs }: KindColumns): boolean {
  const [, second] = rows;
  if (!second) return true;
  const columns = needs.flat().flatMap((field) => places.get(field)?.columns ?? []);
  return columns.some((column) => (second.cells[column] ?? '').trim() === '');
}

/** The better one first: whole before wanting, then the most specific format, then the most names, then the higher line. */
function compare(a: Fitting, b: Fitting): number {
  return ranks.map((rank) => rank(b) - rank(a)).find((difference) => difference !== 0) ?? 0;
}

const ranks: readonly ((fitting: Fitting) => number)[] = [
  ({ lacks: { length } }) => (length === 0 ? 1 : 0),
  ({ match }) => match.format.marks?.length ?? 0,
  ({ match }) => match.places.size,
  ({ match }) => match.exact,
  ({ candidate: { rows } }) => -(rows[0]?.line ?? 0),
  ({ candidate: { rows } }) => rows.length,
];

/** A column of it has a name that the kind knows too, such as the products of an overview. */
function isWrongKind({ lacks: { length }, candidate: { header } }: Fitting): boolean {
  return length > 0 && isOverview(header.names);
}

function checkMapping(file: string, mapping: Mapping, { header }: Candidate): void {
  if (placesOfMapping(mapping, header.names).length === 0) throw noSuchColumn(file, mapping, header.names);
}

function laidOut(sheet: Sheet, { candidate, match }: Fitting): Layout {
  const header_lines = candidate.rows.map(({ line }) => line);
  const firstLine = (header_lines.at(-1) ?? 0) + 1;
  const { names } = candidate.header;
  const columns = new Map(
    [...match.places].map(([field, place]) => [field, single(sheet, place, { names, firstLine })] as const),
  );
  return { format: match.format, header: names, header_lines, columns, firstLine };
}

/** Of columns of one name, the one that has something in it; where several have, nobody can say which counts. */
function single(
  { preview, file }: Sheet,
  place: Place,
  { names, firstLine }: { readonly names: readonly string[]; readonly firstLine: number },
): Place {
  if (place.how !== 'twins') return place;
  const rows = preview.filter(({ line }) => line >= firstLine);
  const used = place.columns.filter((column) =>
    rows.some(({ cells }) => (cells[column] ?? '').trim() !== ''),
  );
  if (used.length <= 1) {
    const first = used[0] ?? place.columns[0] ?? 0;
    return { how: 'twins', columns: [first, ...place.columns.filter((column) => column !== first)] };
  }
  const [one = 0, other = 0] = used;
  const where = `columns ${one + 1} and ${other + 1}`;
  throw unreadable(
    file,
    `names the column “${names[one] ?? ''}” twice (${where}): it is not clear which one counts`,
    {
      hint: `--map field=#${one + 1} takes the first, whichever field it is; or rename one of them.`,
      column: names[one],
    },
  );
}
