import type { Day } from '../../base/days.ts';
import { refuseAll } from '../../base/refusal.ts';
import { refuseCardNumbers } from '../../domain/card-number.ts';
import { carrierCode, trackingNumber } from '../../domain/fulfilment/carriers.ts';
import { ship } from '../../domain/fulfilment/ship.ts';
import { inComponents } from '../../domain/orders/kits.ts';
import { loadOrder } from '../../store/load/orders.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { happenedOn, type Happened } from '../days.ts';
import { unitsOf, type WrittenUnits } from '../lines.ts';
import { refuseExpired } from './expired.ts';
import { packed } from './packed.ts';

export interface ShipRequest extends WrittenUnits {
  readonly order: number;
  readonly kind?: 'delivery' | 'collection' | undefined;
  readonly carrier?: string | undefined;
  readonly tracking?: string | undefined;
  readonly on?: Day | undefined;
}

/** Sends a parcel, or hands goods over the counter; what leaves was promised before. Returns the shipment's number. */
export async function shipOrder(work: Work, request: ShipRequest): Promise<number> {
  const problems = new Problems();
  const labels = problems.attempt(() => labelsOf(request), { carrier: null, tracking: null });
  const { order, lines } = await problems.need(() => loadOrder(work, request.order));
  const since = { day: order.placed_on, what: `order #${order.number} was placed` };
  const { day, at } = problems.attempt(() => happenedOn(work, request.on, since), { day: '', at: '' });
  const wanted = await problems.attemptLater(() => unitsOf(work, request, lines), null);
  refuseAll(problems.found);
  const units = wanted && inComponents(lines, wanted, (line) => line.cancelled + line.shipped);
  const parcel = ship(order, lines, units, work.shop.ship_before_payment);
  const packing = await packed(work, parcel, lines, { moved_at: at, moved_on: day });
  await refuseExpired(work, { order: order.number, day, moves: packing.moves });
  const { kind = 'delivery' } = request;
  await record(work, [
    { type: 'shipped', order_id: order.id, kind, ...labels, shipped_at: at, shipped_on: day, ...packing },
  ]);
  const { id, number } = await shipmentMade(work, order.id);
  if (kind === 'collection') await handedOver(work, { shipment_id: id, order_id: order.id, day, at });
  return number;
}

function labelsOf({ carrier, tracking }: ShipRequest): { carrier: string | null; tracking: string | null } {
  const problems = new Problems();
  // Longer numbers than a card's are parcel labels that only begin like one.
  const mayBeCard = (tracking ?? '').replaceAll(/\D/g, '').length <= 19;
  problems.add(...refuseCardNumbers({ tracking: mayBeCard ? tracking : null }));
  const labels = {
    carrier: problems.attempt(() => (carrier === undefined ? null : carrierCode(carrier)), null),
    tracking: problems.attempt(() => (tracking === undefined ? null : trackingNumber(tracking)), null),
  };
  refuseAll(problems.found);
  return labels;
}

/** What the customer takes in hand has arrived. */
async function handedOver(
  work: Work,
  { day, at, ...parcel }: Happened & { readonly shipment_id: number; readonly order_id: number },
): Promise<void> {
  await record(work, [{ type: 'delivered', ...parcel, delivered_at: at, delivered_on: day }]);
}

async function shipmentMade(work: Work, order_id: number): Promise<{ id: number; number: number }> {
  return work.tx
    .selectFrom('shipments')
    .select(['id', 'number'])
    .where('order_id', '=', order_id)
    .where('operation_id', '=', work.operation)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow();
}
