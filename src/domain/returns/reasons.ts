import { nearest } from '../../base/nearest.ts';
import { Refusal } from '../../base/refusal.ts';
import { returnReasons, type Shop } from '../shop.ts';

/** One of docket's reasons or of the shop's own; refuses (2) any other and names the nearest. */
export function returnReasonOf(typed: string, shop: Pick<Shop, 'return_reasons'>): string {
  const reason = typed
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  const known = [...returnReasons, ...shop.return_reasons];
  if (known.includes(reason)) return reason;
  const near = nearest(reason, known);
  const list = `Known are ${known.join(', ')}.`;
  throw new Refusal('input.invalid', `“${typed}” is no reason for a return.`, {
    hint: near === undefined ? list : `Did you mean ${near}? ${list}`,
    details: { reason: typed, nearest: near ?? null, known },
  });
}
