import { formatQuantity } from '../base/quantity.ts';
import { Refusal } from '../base/refusal.ts';
import { carriers, trackingLink } from '../domain/fulfilment/carriers.ts';
import type { ParcelUnits, ShipmentDetails, UnitsOfLot } from '../store/list/shipments.ts';
import { oneLine, WIDTH, wrapped } from './page.ts';

/** What goes into a parcel, as plain text to print. Refuses (4) a void shipment. */
export function packingSlip(shop: string, record: ShipmentDetails): string {
  const { shipment, order, units, open } = record;
  if (shipment.voided_by !== null)
    throw new Refusal('state', `Shipment ${shipment.number} is void and has no packing slip.`, {
      hint: `docket shipments list ${order}`,
    });
  const parts = [
    [oneLine(shop), '='.repeat(WIDTH), `PACKING SLIP   order #${order}   shipment ${shipment.number}   ${shipment.shipped_on}`],
    recipient(record),
    sent(record),
    list('In this parcel', inPickOrder(units)),
    open.length === 0 ? [] : list('Still to come', open),
    record.note === null ? [] : ['Note', ...wrapped(oneLine(record.note))],
  ]; // prettier-ignore
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

/** The address as it goes on a label; a walk-in has none. */
function recipient({ customer, ship_to, shipment }: ShipmentDetails): string[] {
  const name = ship_to?.name ?? customer?.name;
  const town = [ship_to?.city, ship_to?.postcode].filter(Boolean).join('  ');
  const address = [name, ship_to?.line1, ship_to?.line2, town, ship_to?.country].filter(Boolean);
  // An address that nobody named is called by its street.
  const lines = [...new Set(address)].map((line) => `  ${oneLine(line ?? '')}`);
  if (lines.length === 0) return [];
  return [shipment.kind === 'collection' ? 'Handed to' : 'Ship to', ...lines];
}

function sent({ shipment: { carrier, tracking } }: ShipmentDetails): string[] {
  if (carrier === null && tracking === null) return [];
  const name =
    carrier === null ? '' : (Object.hasOwn(carriers, carrier) && carriers[carrier]?.name) || carrier;
  const link = trackingLink(carrier, tracking);
  return [
    `Sent by  ${[name, tracking ?? ''].filter(Boolean).join('  ')}`,
    ...(link === null ? [] : [`         ${link}`]),
  ];
}

/** As somebody walks round the shelves; what has no place on the way comes last. */
function inPickOrder(units: readonly ParcelUnits[]): ParcelUnits[] {
  return units.toSorted((a, b) => turnOf(a) - turnOf(b) || a.line - b.line);
}

function turnOf({ pick_sequence }: ParcelUnits): number {
  return pick_sequence ?? Number.MAX_SAFE_INTEGER;
}

function list(title: string, units: readonly ParcelUnits[]): string[] {
  const rows = inKits(units);
  const widest = (of: (row: (typeof rows)[number]) => string): number =>
    Math.max(...rows.map((row) => of(row).length));
  const [quantities, skus] = [widest((row) => row.quantity), widest((row) => row.sku)];
  const bins = widest((row) => row.bin);
  return [
    title,
    '-'.repeat(WIDTH),
    ...rows.flatMap(({ quantity, sku, name, bin, lots }) => [
      [
        ...(bins === 0 ? [] : [bin.padEnd(bins)]),
        `${quantity.padStart(quantities)} ${quantity === '' ? ' ' : '×'}`,
        sku.padEnd(skus),
        name,
      ]
        .join('  ')
        .trimEnd(),
      ...lots.map((lot) => `${' '.repeat((bins === 0 ? 0 : bins + 2) + quantities + 4)}${lot}`),
    ]),
  ];
}

interface SlipRow {
  readonly quantity: string;
  readonly sku: string;
  readonly name: string;
  readonly bin: string;
  /** One line a lot. */
  readonly lots: readonly string[];
}

/** Components stand below the name of their kit, where the first of them comes. */
function inKits(units: readonly ParcelUnits[]): SlipRow[] {
  const groups = Map.groupBy(units, ({ line, kit }) => kit?.line ?? line);
  return [...groups.values()].flatMap((group) => {
    const kit = group[0]?.kit ?? null;
    if (kit === null) return group.map((one) => slipRow(one, ''));
    const heading = { quantity: '', sku: oneLine(kit.sku), name: oneLine(kit.name), bin: '', lots: [] };
    return [heading, ...group.map((one) => slipRow(one, '  '))];
  });
}

function slipRow({ quantity, sku, name, bin, lots = [] }: ParcelUnits, indent: string): SlipRow {
  return {
    quantity: formatQuantity(quantity),
    sku: `${indent}${oneLine(sku)}`,
    name: oneLine(name),
    bin: oneLine(bin ?? ''),
    lots: lots.map(lotOnSlip),
  };
}

function lotOnSlip({ lot, expires_on, quantity }: UnitsOfLot): string {
  const until = expires_on === null ? '' : `, good until ${expires_on}`;
  return `lot ${oneLine(lot)}: ${formatQuantity(quantity)}${until}`;
}
