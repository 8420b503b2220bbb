import type { Issues } from '../../domain/imports/issue.ts';
import type { ShipmentRecord } from '../../domain/imports/records.ts';
import type { Fields, Values } from '../engine/fields.ts';
import { code, day, instant, quantity, text, whole, word } from '../engine/values.ts';
import { Gathering } from './gather.ts';
import type { Kind, ReaderOptions, RecordReader } from './kind.ts';
import { namedOrder, orderNamedFields } from './named-order.ts';

const fields = {
  shipment: whole,
  ...orderNamedFields,
  kind: word(['delivery', 'collection', 'history']),
  carrier: text,
  tracking: code,
  shipped_on: day,
  shipped_at: instant,
  delivered_on: day,
  line: whole,
  sku: code,
  quantity,
} satisfies Fields;

type ShipmentRow = Values<typeof fields>;

export const shipments: Kind<ShipmentRecord, typeof fields> = {
  name: 'shipments',
  fields,
  needs: [
    ['order', 'external_ref'],
    ['tracking', 'carrier', 'shipped_on', 'shipped_at'],
  ],
  own: Object.keys(fields),
  needed: [],
  reader: shipmentReader,
};

/** Rows of one order with the same tracking number (or the same number of docket's) are one parcel. */
function shipmentReader(
  issues: Issues,
  { lastLineOf }: ReaderOptions = {},
): RecordReader<ShipmentRecord, typeof fields> {
  const parcels = new Gathering<Parcel, ShipmentRecord>(lastLineOf);
  return {
    keyOf,
    take(row) {
      const key = keyOf(row);
      if (namedOrder(row, issues) === null || key === null) return [];
      parcels.at(key, () => new Parcel(row)).add(row);
      return parcels.completed(key, row.row);
    },
    end: () => parcels.end(),
  };
}

function keyOf({ shipment, order, external_ref, channel, carrier, tracking, shipped_on, shipped_at }: ShipmentRow) {
  if (order === null && external_ref === null) return null;
  const parcel = shipment === null ? [carrier, tracking, tracking ?? shipped_on ?? shipped_at] : [shipment];
  return [channel, external_ref ?? order, ...parcel].join('\n');
} // prettier-ignore

/** A parcel while its rows are read: the first says what it is, each may say what is in it. */
class Parcel {
  private readonly first: ShipmentRow;
  private readonly rows: number[] = [];
  private readonly units: ShipmentRecord['units'][number][] = [];

  constructor(first: ShipmentRow) {
    this.first = first;
  }

  add({ row, line, sku, quantity }: ShipmentRow): void {
    this.rows.push(row);
    if (sku !== null) this.units.push({ at: row, line, sku, quantity });
  }

  finish(): ShipmentRecord {
    const { row: _, line: _line, sku: _sku, quantity: _quantity, ...said } = this.first;
    return { ...said, rows: this.rows, units: this.units };
  }
}
