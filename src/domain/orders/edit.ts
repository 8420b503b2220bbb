import { Refusal } from '../../base/refusal.ts';

/** Refuses (4) to change an order that is over. */
export function refuseUneditable({
  number,
  lifecycle,
}: {
  readonly number: number;
  readonly lifecycle: string;
}): void {
  if (lifecycle === 'draft' || lifecycle === 'open') return;
  throw new Refusal('state', `Order #${number} is ${lifecycle} and cannot be changed any more.`, {
    hint: `docket orders show ${number}`,
  });
}
