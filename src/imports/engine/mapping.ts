import { nearest } from '../../base/nearest.ts';
import { Refusal } from '../../base/refusal.ts';
import { folded, listed } from './names.ts';

/** What `--map` says: a field, and the name or `#number` of its column. */
export interface Mapping {
  readonly field: string;
  readonly column: string;
}

/** Reads `sku="Stock Code"`; refuses (2) what is not written so, and fields that there are not. */
export function mappingOf(entry: string, fields: readonly string[]): Mapping {
  const at = entry.indexOf('=');
  const name = entry.slice(0, at).trim();
  const column = entry
    .slice(at + 1)
    .trim()
    .replaceAll(/^"|"$/g, '');
  if (at < 1 || column === '') {
    throw new Refusal('input.invalid', `--map “${entry}” is not written as field=Column.`, {
      hint: '--map sku="Stock Code"',
    });
  }
  const field = fields.find((one) => folded(one) === folded(name));
  if (field !== undefined) return { field, column };
  const near = nearest(name, fields);
  throw new Refusal('input.invalid', `--map: there is no field “${name}”.`, {
    hint: `${near === undefined ? '' : `Did you mean ${near}? `}The fields are ${fields.join(', ')}.`,
    details: { field: name, fields },
  });
}

/** The places of the columns that a mapping may mean: by number, by its exact name, or by its folded one. */
export function placesOfMapping({ column }: Mapping, header: readonly string[]): number[] {
  const number = /^#(\d+)$/.exec(column)?.[1];
  if (number !== undefined && !header.includes(column))
    return Number(number) >= 1 && Number(number) <= header.length ? [Number(number) - 1] : [];
  const exact = placesWhere(header, (name) => name === column);
  return exact.length > 0 ? exact : placesWhere(header, (name) => folded(name) === folded(column));
}

function placesWhere(header: readonly string[], fits: (name: string) => boolean): number[] {
  return [...header.keys()].filter((index) => fits(header[index] ?? ''));
}

export function noSuchColumn(file: string, { field, column }: Mapping, header: readonly string[]): Refusal {
  const near = nearest(column, header);
  return new Refusal('input.invalid', `--map ${field}: ${file} has no column “${column}”.`, {
    hint: `${near === undefined ? '' : `Did you mean “${near}”? `}Its columns are ${listed(header)}.`,
    details: { field, column, columns: header.slice(0, 200) },
  });
}
