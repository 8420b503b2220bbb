import { dayOf } from '../../base/days.ts';
import { formatQuantity } from '../../base/quantity.ts';
import { Refusal, Refusals } from '../../base/refusal.ts';
import { carrierCode, trackingNumber } from '../../domain/fulfilment/carriers.ts';
import type { ShipmentRecord } from '../../domain/imports/records.ts';
import type { NamedOrder } from '../../store/load/known.ts';
import { loadOrderById } from '../../store/load/orders.ts';
import { parcelsOf, type KnownParcel } from '../../store/load/parcels.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { deliverShipment } from '../shipments/deliver.ts';
import { shipOrder } from '../shipments/ship.ts';
import { findOrders } from './named-orders.ts';
import { mayWrite, sound, Tally, type Begin, type Change, type Told } from './outcome.ts';

/**
 * Parcels as a carrier or a warehouse tells them: a parcel that is known gets its tracking number and arrives, one that
 * is not is sent from what is promised to its order.
 */
export const importShipments: Begin<ShipmentRecord> = async (work, importing) => {
  const { issues, options } = importing;
  const tally = new Tally(importing);
  return {
    async take(records) {
      for (const { record: said, order } of await findOrders(work, sound(records, issues), issues)) {
        const [line = 0] = said.rows;
        try {
          tally.count({
            line,
            what: `#${order.number}`,
            ...(await taken(work, { said, order, mode: options.mode })),
          });
        } catch (error) {
          if (!(error instanceof Refusal || error instanceof Refusals)) throw error;
          issues.add(line, error instanceof Refusal ? error.code : error.problems[0].code, error.message);
        }
      }
    },
    end: async () => tally.outcome(),
  };
};

interface Parcel {
  readonly said: ShipmentRecord;
  readonly order: NamedOrder;
  readonly mode: Parameters<typeof mayWrite>[0];
}

type Became = Pick<Told, 'becomes' | 'changes'>;

async function taken(work: Work, { said, order, mode }: Parcel): Promise<Became> {
  const known = knownAs(said, await parcelsOf(work, order.id), await isWaiting(work, order));
  if (!mayWrite(mode, known !== undefined)) return { becomes: 'left_out', changes: [] };
  const number = known ? known.number : await sent(work, said, order);
  const changes = known ? await relabelled(work, said, known) : [];
  const arrived = said.delivered_on !== null && (known?.delivered_on ?? null) === null;
  if (arrived) await deliverShipment(work, { shipment: number, on: said.delivered_on });
  if (!known) return { becomes: 'created', changes: [] };
  const arrival = arrived ? [{ field: 'delivered_on', before: null, after: said.delivered_on }] : [];
  const all = [...changes, ...arrival];
  return { becomes: all.length === 0 ? 'unchanged' : 'updated', changes: all };
}

/** By docket's number of it, else by its tracking number, else the one that has none where nothing is left to send. */
function knownAs(
  { shipment, tracking }: ShipmentRecord,
  parcels: readonly KnownParcel[],
  waiting: boolean,
): KnownParcel | undefined {
  const known =
    parcels.find(({ number }) => number === shipment) ??
    parcels.find((parcel) => tracking !== null && parcel.tracking === tracking) ??
    // An order of an export that was imported has left already, as one parcel.
    (shipment === null ? undefined : parcels.find(({ kind }) => kind === 'history'));
  if (known || waiting) return known;
  const nameless = parcels.filter((parcel) => parcel.tracking === null);
  return nameless.length === 1 ? nameless[0] : undefined;
}

async function isWaiting(work: Work, order: NamedOrder): Promise<boolean> {
  const { lines } = await loadOrderById(work, order.id);
  return lines.some(({ allocated }) => allocated > 0);
}

async function relabelled(work: Work, said: ShipmentRecord, known: KnownParcel): Promise<Change[]> {
  const carrier = said.carrier === null ? known.carrier : carrierCode(said.carrier);
  const tracking = said.tracking === null ? known.tracking : trackingNumber(said.tracking);
  const { id: shipment_id, order_id, carrier: was, tracking: had } = known;
  const changes = [
    ...(carrier === was ? [] : [{ field: 'carrier', before: was, after: carrier }]),
    ...(tracking === had ? [] : [{ field: 'tracking', before: had, after: tracking }]),
  ];
  const before = { carrier: was, tracking: had };
  if (changes.length > 0)
    await record(work, [{ type: 'tracking_set', shipment_id, order_id, carrier, tracking, before }]);
  return changes;
}

async function sent(work: Work, said: ShipmentRecord, order: NamedOrder): Promise<number> {
  const { kind, carrier, tracking, shipped_on, shipped_at } = said;
  const on = shipped_on ?? (shipped_at === null ? null : dayOf(shipped_at, work.shop.timezone));
  return shipOrder(work, {
    order: order.number,
    kind: kind === 'collection' ? 'collection' : 'delivery',
    ...(carrier === null ? {} : { carrier }),
    ...(tracking === null ? {} : { tracking }),
    ...(on === null ? {} : { on }),
    ...(await unitsIn(work, said, order)),
  });
}

/** A line of the file without a quantity means all of it that is ready. */
async function unitsIn(work: Work, { units }: ShipmentRecord, order: NamedOrder) {
  if (units.length === 0) return {};
  const { lines } = await loadOrderById(work, order.id);
  const ready = (sku: string, number: number | null): number =>
    lines
      .filter((line) => (number === null ? line.sku === sku : line.line === number))
      .reduce((sum, { allocated }) => sum + allocated, 0);
  const named = units.map(({ line, sku, quantity }) => {
    const units_ = formatQuantity(quantity ?? ready(sku, line));
    return { byLine: line !== null, text: `${line ?? sku}=${units_}` };
  });
  return {
    line: named.flatMap(({ byLine, text }) => (byLine ? [text] : [])),
    sku: named.flatMap(({ byLine, text }) => (byLine ? [] : [text])),
  };
}
