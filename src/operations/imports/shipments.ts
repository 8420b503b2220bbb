import { dayOf } from '../../base/days.ts';
import { formatQuantity } from '../../base/quantity.ts';
import { Refusal, Refusals } from '../../base/refusal.ts';
import { carrierCode, trackingNumber } from '../../domain/fulfilment/carriers.ts';
import { unitsOf } from '../../domain/imports/listed.ts';
import type { ShipmentRecord } from '../../domain/imports/records.ts';
import type { NamedOrder } from '../../store/load/known.ts';
import { withKitCounters } from '../../domain/orders/kits.ts';
import { orderNamed } from '../../domain/orders/named.ts';
import { loadOrderById } from '../../store/load/orders.ts';
import { parcelsOf, wasLabelled, type KnownParcel } from '../../store/load/parcels.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { deliverShipment } from '../shipments/deliver.ts';
import { shipOrder } from '../shipments/ship.ts';
import { Listings } from './as-listed.ts';
import { findOrders } from './named-orders.ts';
import { mayWrite, sound, Tally, type Begin, type Change, type Told } from './outcome.ts';

/**
 * Parcels as a carrier or a warehouse tells them: a parcel that is known gets its tracking number and arrives, one that
 * is not is sent from what is promised to its order.
 */
export const importShipments: Begin<ShipmentRecord> = async (work, importing) => {
  const { issues, options } = importing;
  const tally = new Tally(importing);
  const told = new Set<number>();
  const listings = new Listings(work);
  return {
    async take(records) {
      const named = await findOrders(work, sound(records, issues), issues);
      for (const { record: said, order } of await inOurs(named, listings)) {
        const [line = 0] = said.rows;
        try {
          tally.count({
            line,
            what: orderNamed(order),
            ...(await taken(work, { said, order, mode: options.mode, told })),
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

interface Named {
  readonly record: ShipmentRecord;
  readonly order: NamedOrder;
}

/** What is in the parcels by our own SKUs and in our own units, whatever the channel of their order calls it. */
async function inOurs(named: readonly Named[], listings: Listings): Promise<readonly Named[]> {
  const oursOf = await listings.look(named.flatMap(({ record: said }) => said.units.map(({ sku }) => sku)));
  return named.map(({ record: said, order }) => {
    const units = said.units.map((unit) => {
      const ours = oursOf(order.channel, unit.sku);
      return ours ? { ...unit, sku: ours.sku, quantity: unitsOf(unit.quantity, ours) } : unit;
    });
    return { record: { ...said, units }, order };
  });
}

interface Parcel {
  readonly said: ShipmentRecord;
  readonly order: NamedOrder;
  readonly mode: Parameters<typeof mayWrite>[0];
  /** The numbers of parcels that this file has spoken of. */
  readonly told: Set<number>;
}

type Became = Pick<Told, 'becomes' | 'changes'>;

async function taken(work: Work, { said, order, mode, told }: Parcel): Promise<Became> {
  const parcels = await parcelsOf(work, order.id);
  const waiting = await isWaiting(work, order);
  const known = knownAs(said, parcels, waiting) ?? (waiting ? undefined : mislabelled(said, parcels, told));
  if (known && said.tracking !== null && (await wasLabelled(work, known, said.tracking)))
    return { becomes: 'unchanged', changes: [] };
  if (!mayWrite(mode, known !== undefined)) return { becomes: 'left_out', changes: [] };
  const number = known ? known.number : await sent(work, said, order);
  told.add(number);
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

/**
 * Where nothing is left to send, another label is a correction of the only parcel there is; not where this very file has
 * spoken of that parcel, since then it names two.
 */
function mislabelled(
  { shipment, tracking }: ShipmentRecord,
  parcels: readonly KnownParcel[],
  told: ReadonlySet<number>,
): KnownParcel | undefined {
  const [only, ...others] = parcels;
  if (!only || others.length > 0 || shipment !== null || tracking === null) return undefined;
  return told.has(only.number) ? undefined : only;
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
  const lines = withKitCounters((await loadOrderById(work, order.id)).lines);
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
