import type { Day } from '../../base/days.ts';
import { refuseUndeliverable } from '../../domain/fulfilment/deliver.ts';
import { loadShipment } from '../../store/load/shipments.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { happenedOn } from '../days.ts';

export interface DeliverRequest {
  readonly shipment: number;
  readonly on?: Day | undefined;
}

/** Notes that a parcel has arrived; refuses (2) a day before it left, and (4) twice. Returns its number. */
export async function deliverShipment(work: Work, request: DeliverRequest): Promise<number> {
  const { shipment } = await loadShipment(work, request.shipment);
  refuseUndeliverable(shipment);
  const { day, at } = happenedOn(work, request.on, { day: shipment.shipped_on, what: 'it left' });
  await record(work, [
    {
      type: 'delivered',
      shipment_id: shipment.id,
      order_id: shipment.order_id,
      delivered_at: at,
      delivered_on: day,
    },
  ]);
  return shipment.number;
}
