import { nearest } from '../../base/nearest.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Format } from '../formats/format.ts';

/** A file's format, and which of its columns holds which field. */
export interface Fit {
  readonly format: Format;
  readonly columns: ReadonlyMap<string, number>;
}

export interface FitRequest {
  readonly file: string;
  readonly header: readonly string[];
  readonly formats: readonly Format[];
  readonly fields: readonly string[];
  /** Each is one field that a file must have, or several of which one is enough. */
  readonly needs: readonly (readonly string[])[];
  /** `field=Column`, as it was typed. */
  readonly map: readonly string[];
}

/**
 * Finds the format that a header is written in: the one with the most columns in it, together with the columns that
 * were mapped by hand. Refuses (2) a mapping to nothing, and a header that lacks what is needed, with what it has.
 */
export function fit(request: FitRequest): Fit {
  const mapped = new Map(request.map.map((entry) => mapping(entry, request)));
  const fits = request.formats.map((format) => ({
    format,
    columns: columnsOf(format, request.header, mapped),
  }));
  const whole = fits.filter(({ columns }) => missing(request, columns).length === 0);
  const [best] = whole.toSorted((a, b) => b.columns.size - a.columns.size);
  if (best) return best;
  const nearestFit = fits.toSorted((a, b) => b.columns.size - a.columns.size)[0];
  throw lacks(request, nearestFit?.columns ?? new Map());
}

function columnsOf(
  format: Format,
  header: readonly string[],
  mapped: ReadonlyMap<string, number>,
): Map<string, number> {
  const names = header.map(folded);
  const taken = new Set(mapped.values());
  const columns = new Map<string, number>();
  for (const [field, name] of Object.entries(format.columns)) {
    const index = names.indexOf(folded(name));
    if (index >= 0 && !taken.has(index)) columns.set(field, index);
  }
  for (const [field, index] of mapped) columns.set(field, index);
  return columns;
}

/** Case, and whether words are joined by blanks, dashes or underscores, make no difference. */
function folded(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
}

function mapping(entry: string, { header, fields, file }: FitRequest): [string, number] {
  const at = entry.indexOf('=');
  const field = folded(entry.slice(0, at));
  const column = entry
    .slice(at + 1)
    .trim()
    .replaceAll(/^"|"$/g, '');
  if (at < 1 || column === '') {
    throw new Refusal('input.invalid', `--map “${entry}” is not written as field=Column.`, {
      hint: '--map sku="Stock Code"',
    });
  }
  if (!fields.includes(field)) {
    const near = nearest(field, fields);
    throw new Refusal('input.invalid', `--map: there is no field “${field}”.`, {
      hint: `${near === undefined ? '' : `Did you mean ${near}? `}The fields are ${fields.join(', ')}.`,
      details: { field, fields },
    });
  }
  const index = header.includes(column) ? header.indexOf(column) : header.map(folded).indexOf(folded(column));
  if (index >= 0) return [field, index];
  throw new Refusal('input.invalid', `--map ${field}: ${file} has no column “${column}”.`, {
    hint: `Its columns are ${named(header)}.`,
    details: { field, column, columns: header },
  });
}

function missing({ needs }: FitRequest, columns: ReadonlyMap<string, number>): string[] {
  return needs
    .filter((either) => !either.some((field) => columns.has(field)))
    .map((either) => either.join(' or '));
}

function lacks(request: FitRequest, columns: ReadonlyMap<string, number>): Refusal {
  const { file, header } = request;
  const lacking = missing(request, columns);
  const [first = 'sku'] = lacking[0]?.split(' ') ?? [];
  return new Refusal(
    'input.missing',
    `${file} has no column for ${lacking.join(', ')}. Its columns are ${named(header)}.`,
    { hint: `--map ${first}="Column"`, details: { file, missing: lacking, columns: header.slice(0, 200) } },
  );
}

function named(header: readonly string[]): string {
  const names = header
    .slice(0, 40)
    .map((name) => (name.length > 60 ? `${name.slice(0, 60)}…` : name) || '(blank)');
  return header.length > 40 ? `${names.join(', ')} and ${header.length - 40} more` : names.join(', ');
}
