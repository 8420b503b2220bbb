import { OWN, type Match, type Place } from './columns.ts';
import type { KindColumns } from './kind-columns.ts';
import { readingsOf } from './numbers.ts';
import type { TableRow } from './rows.ts';
import type { Sheet } from './sheet.ts';

/**
 * Where everything stands in a list of two columns without any header, such as `MUG;12`: what, and how many. Undefined
 * where any row of the preview is something else, since then nobody can say what its columns are.
 */
export function bareList({ preview }: Sheet, { bare }: KindColumns, formats: readonly Match['format'][]) {
  const format = formats.find(({ name }) => name === OWN);
  if (!bare || !format || preview.length === 0 || !preview.every(isPair)) return undefined;
  const columns = new Map(
    bare.map((field, column): [string, Place] => [field, { columns: [column], how: 'one' }]),
  );
  return { format, header: bare, header_lines: [], columns, firstLine: preview[0]?.line ?? 1 };
}

function isPair({ cells }: TableRow): boolean {
  const [what = '', howMany = '', ...others] = cells.map((cell) => cell.trim());
  return what !== '' && isNumber(howMany) && others.every((cell) => cell === '');
}

function isNumber(cell: string): boolean {
  const { '.': point, ',': comma } = readingsOf(cell);
  return point !== undefined || comma !== undefined;
}
