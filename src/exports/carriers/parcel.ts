import type { Day } from '../../base/days.ts';
import { formatQuantity } from '../../base/quantity.ts';
import type { ExportedOrder } from '../../store/list/exports/orders.ts';
import type { Job } from '../export.ts';

/** What is to be sent of an order now, as carriers ask for it; what is not known is blank. */
export interface Parcel {
  readonly number: number;
  readonly external_ref: string;
  readonly placed_on: Day;
  readonly promised_on: string;
  readonly name: string;
  /** Street and what else stands above the town, as many lines as there are. */
  readonly street: readonly string[];
  readonly city: string;
  readonly postcode: string;
  /** Two capital letters (ISO 3166-1). */
  readonly country: string;
  /** Digits with a `+` where it was written with one. */
  readonly phone: string;
  readonly email: string;
  readonly note: string;
  readonly service: string;
  readonly lines: readonly ParcelLine[];
}

export interface ParcelLine {
  readonly line: number;
  readonly sku: string;
  readonly name: string;
  /** What is promised and has not left. */
  readonly quantity: string;
}

export function parcelOf(
  { order, customer, ship_to, lines }: ExportedOrder,
  { shop, service }: Pick<Job, 'shop' | 'service'>,
): Parcel {
  const { number, external_ref, placed_on, promised_on, note } = order;
  return {
    number,
    external_ref: external_ref ?? '',
    placed_on,
    promised_on: promised_on ?? '',
    name: ship_to?.name ?? '',
    street: [ship_to?.line1 ?? '', ship_to?.line2 ?? ''].filter((line) => line !== ''),
    city: ship_to?.city ?? '',
    postcode: ship_to?.postcode ?? '',
    country: ship_to?.country ?? order.country ?? shop.country,
    phone: (customer?.phone ?? '').replaceAll(/[^\d+]/g, ''),
    email: customer?.email ?? '',
    note: (note ?? '').replaceAll(/\s+/g, ' '),
    service: service ?? '',
    lines: lines
      .filter(({ allocated }) => allocated > 0)
      .map(({ line, sku, name, allocated }) => ({ line, sku, name, quantity: formatQuantity(allocated) })),
  };
}

/** The street in so many lines of such a width: as it was written where it fits, else its words anew. */
export function streetIn({ street }: Parcel, { lines, width }: { lines: number; width: number }): string[] {
  if (street.length <= lines && street.every((line) => line.length <= width)) return [...street];
  const filled: string[] = [];
  for (const word of street.join(', ').split(/\s+/)) {
    const last = filled.at(-1);
    const room = last !== undefined && last.length + 1 + word.length <= width;
    if (room || (last !== undefined && filled.length === lines))
      filled[filled.length - 1] = `${last} ${word}`;
    else filled.push(word);
  }
  return filled;
}
