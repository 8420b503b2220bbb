import { Refusal } from '../../base/refusal.ts';
import type { Match } from './columns.ts';
import { askedFor, guessed, isOverview, type HeaderRow } from './header.ts';
import type { KindColumns } from './kind-columns.ts';
import { likeliest, listed } from './names.ts';
import type { Sheet } from './sheet.ts';

/** A format that a file nearly is of. */
interface Unfit {
  readonly names: readonly string[];
  readonly match: Match;
  readonly lacks: readonly (readonly string[])[];
}

/** Says what is missing, what there is, and what may be meant. */
export function lacks(file: string, { names, match, lacks: missing }: Unfit, kind: KindColumns): Refusal {
  const wanted = missing.map((either) => either.join(' or '));
  const free = names.filter(
    (_, index) => ![...match.places.values()].some(({ columns }) => columns.includes(index)),
  );
  const offers = missing.flatMap((either) => {
    const [field = ''] = either;
    const near = likeliest(free, [...either, ...either.flatMap((one) => kind.aliases?.[one] ?? [])]);
    return near === undefined ? [] : [`--map ${field}="${near}"`];
  });
  const [first = 'sku'] = missing[0] ?? [];
  const hint = offers.length > 0 ? `Did you mean ${offers.join(' ')}?` : `--map ${first}="Column"`;
  const message = `${file} has no column for ${wanted.join(', ')}. Its columns are ${listed(names)}.`;
  const details = { file, missing: wanted, columns: names.slice(0, 200), likely: offers };
  return new Refusal('input.missing', message, { hint, details });
}

/** No column is one of the kind. */
export function noKind(sheet: Sheet, kind: KindColumns, header_row: HeaderRow | undefined): Refusal {
  const found = header_row ? askedFor(sheet.preview, header_row, sheet.file) : guessed(sheet.preview);
  const names = found?.header.names ?? [];
  const wanted = kind.needs.map((either) => either.join(' or '));
  const why = isOverview(names)
    ? 'It is an overview with a month in every column, which fits no kind: docket reads a row for every line of an order, product or count.'
    : `It has no column for ${wanted.join(', ')}.`;
  return new Refusal(
    'input.missing',
    `${sheet.file} is no file of ${kind.name}. ${why} Its columns are ${listed(names)}.`,
    {
      hint: `--map ${kind.needs[0]?.[0] ?? 'sku'}="Column", or --header-row N where the header is another line`,
      details: { file: sheet.file, missing: wanted, columns: names.slice(0, 200) },
    },
  );
}

/** A file that nobody can read, whatever its kind. */
export function unreadable(
  file: string,
  why: string,
  { hint, column }: { hint?: string; column?: string | undefined } = {},
): Refusal {
  return new Refusal('input.unreadable', `${file} ${why}.`, {
    hint: hint ?? 'Correct the file and import it again; nothing was imported.',
    details: { file, ...(column === undefined ? {} : { column }) },
  });
}
