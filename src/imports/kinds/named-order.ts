import type { Issues } from '../../domain/imports/issue.ts';
import type { OrderNamed } from '../../domain/imports/records.ts';
import type { Fields } from '../engine/fields.ts';
import { code, text, type Parser } from '../engine/values.ts';

/** `#1041` is order 1041; what a channel calls an order stays as it is. */
const order: Parser<string> = (cell, reading) => code(cell, reading).replace(/^#(?=\d+$)/, '');

/** How a row says which order it is about. */
export const orderNamedFields = { order, external_ref: code, channel: text } satisfies Fields;

/** Adds an issue and yields null where a row names no order. */
export function namedOrder(
  { row, order, external_ref, channel }: OrderNamed & { readonly row: number },
  issues: Issues,
): OrderNamed | null {
  if (order !== null || external_ref !== null) return { order, external_ref, channel };
  issues.add(row, 'input.missing', 'The row names no order: it has neither an order nor an external_ref.');
  return null;
}
