import { nearest } from '../../base/nearest.ts';
import { Refusal } from '../../base/refusal.ts';
import { paymentMethods, type Shop } from '../shop.ts';

/** Methods that only docket itself writes: of the past, and between two orders. */
export const ownMethods: ReadonlySet<string> = new Set(['imported', 'exchange']);

/** One of docket's methods or of the shop's own; refuses (2) any other and names the nearest. */
export function methodOf(typed: string, shop: Pick<Shop, 'payment_methods'>): string {
  const method = typed.trim().toLowerCase().replaceAll('-', '_');
  const known = [...paymentMethods, ...shop.payment_methods];
  if (known.includes(method)) return method;
  const near = nearest(method, known);
  const list = `Known are ${known.join(', ')}.`;
  throw new Refusal('input.invalid', `“${typed}” is no payment method.`, {
    hint: near === undefined ? list : `Did you mean ${near}? ${list}`,
    details: { value: typed, nearest: near ?? null, choices: known },
  });
}
