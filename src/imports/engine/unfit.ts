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
  const offers = offersFor(missing, free, kind);
  const message = `${file} has no column for ${wanted.join(', ')}. Its columns are ${listed(names)}.`;
  const details = { file, missing: wanted, columns: names.slice(0, 200), likely: offers };
  return new Refusal('input.missing', message, { hint: hintOf(offers, missing), details });
}

type Missing = readonly (readonly string[])[];

/** Columns whose names are near to what is missing: offered, never assumed. */
function offersFor(missing: Missing, names: readonly string[], { aliases }: KindColumns): string[] {
  return missing.flatMap((either) => {
    const [field = ''] = either;
    const near = likeliest(names, [...either, ...either.flatMap((one) => aliases?.[one] ?? [])]);
    return near === undefined ? [] : [`--map ${field}="${near}"`];
  });
}

function hintOf(offers: readonly string[], missing: Missing): string {
  if (offers.length > 0) return `Did you mean ${offers.join(' ')}?`;
  return missing.map(([field = 'sku']) => `--map ${field}="Column"`).join(' ');
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
      hint: `${hintOf(isOverview(names) ? [] : offersFor(kind.needs, names, kind), kind.needs)}      or --header-row N where the header is another line`,
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
