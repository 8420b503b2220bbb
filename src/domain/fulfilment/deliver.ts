import { Refusal } from '../../base/refusal.ts';

/** What a decision about a parcel needs to know of it. */
export interface Sent {
  readonly number: number;
  readonly kind: 'delivery' | 'collection' | 'history';
  readonly voided_by: number | null;
  /** The day of its delivery, if it has arrived. */
  readonly delivered_on: string | null;
}

/** Refuses (4) to deliver what is void, and what has arrived already. */
export function refuseUndeliverable(shipment: Sent): void {
  const { number, voided_by, delivered_on } = shipment;
  if (voided_by !== null)
    throw new Refusal('state', `Shipment ${number} is void.`, { hint: `docket shipments show ${number}` });
  if (delivered_on !== null)
    throw new Refusal('state', `Shipment ${number} was ${arrived(shipment)} on ${delivered_on} already.`, {
      hint: `docket shipments show ${number}`,
      details: { number, delivered_on },
    });
}

export function arrived({ kind }: Pick<Sent, 'kind'>): string {
  return kind === 'collection' ? 'collected' : 'delivered';
}
