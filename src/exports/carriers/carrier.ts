import type { Dispatcher } from '../../domain/exports/formats.ts';
import type { CsvDialect } from '../../kit/csv.ts';
import { column, type Kind, type Row } from '../../kit/view.ts';
import { orderPages } from '../../store/list/exports/orders.ts';
import { rowsOf, type Export, type Job } from '../export.ts';
import { parcelOf, streetIn, type Parcel, type ParcelLine } from './parcel.ts';

/** How a carrier takes orders, as data. */
export interface Carrier {
  readonly format: Dispatcher;
  readonly about: string;
  readonly fields: readonly Field[];
  /** A row for each order, or for each of its lines. */
  readonly rows: 'order' | 'line';
  /** How much room the street has. */
  readonly street: { readonly lines: number; readonly width: number };
  /** Rows that a file may have. */
  readonly most?: number;
  readonly dialect?: Partial<CsvDialect>;
}

export interface Field {
  readonly name: string;
  readonly kind?: Kind;
  /** Characters that it may have. */
  readonly max?: number;
  /** Without it no label can be printed. */
  readonly needed?: true;
  /** Where half is better than nothing: names, streets and notes. Nothing else is ever cut. */
  readonly cut?: true;
  /** What stands in it; without it, a blank cell for what docket does not know. */
  readonly of?: (asked: Written) => string;
}

export interface Written {
  readonly parcel: Parcel;
  readonly street: readonly string[];
  /** The line that the row is about; of an order's row the first. */
  readonly line: ParcelLine | undefined;
}

/** A field for what docket does not know, which keeps its place in the file. */
export function blank(name: string): Field {
  return { name };
}

/**
 * Orders that may be sent now, for a carrier. An order whose address lacks what the carrier must have, or has more of
 * it than fits, is left out and named: a label that is wrong costs more than one that is missing.
 */
export function ordersFor(carrier: Carrier): Export {
  const { format, about, fields, dialect } = carrier;
  return {
    of: 'orders',
    format,
    about,
    columns: () => fields.map(({ name, kind }) => column(name, kind ?? 'text')),
    ...(dialect === undefined ? {} : { dialect }),
    pages: (job) => {
      const { reading, channel, from, to, since } = job;
      const orders = orderPages(reading, { channel: channel?.id, from, to, since, ready: true });
      return counted(
        carrier,
        job,
        rowsOf(orders, (order) => rowsOfParcel(carrier, parcelOf(order, job), job)),
      );
    },
  };
}

function rowsOfParcel(carrier: Carrier, parcel: Parcel, { remark }: Job): Row[] {
  const street = streetIn(parcel, carrier.street);
  const lines = carrier.rows === 'line' ? parcel.lines : parcel.lines.slice(0, 1);
  const rows = lines.map((line) => rowOf(carrier, { parcel, street, line }));
  const faults = [...new Set(rows.flatMap((row) => row.faults))];
  if (faults.length > 0) {
    remark(`#${parcel.number} is left out: ${faults.join(', ')}.`);
    return [];
  }
  const cuts = [...new Set(rows.flatMap((row) => row.cuts))];
  if (cuts.length > 0) remark(`#${parcel.number}: ${cuts.join(', ')} cut to the length that is allowed.`);
  return rows.map(({ cells }) => cells);
}

interface ReadyRow {
  readonly cells: Row;
  readonly faults: readonly string[];
  readonly cuts: readonly string[];
}

function rowOf({ fields }: Carrier, written: Written): ReadyRow {
  const filled = fields.map((field) => ({ field, text: field.of?.(written) ?? '' }));
  const long = filled.filter(({ field: { max }, text }) => max !== undefined && text.length > max);
  return {
    cells: Object.fromEntries(filled.map(({ field: { name, max }, text }) => [name, text.slice(0, max)])),
    faults: [
      ...filled.flatMap(({ field, text }) =>
        field.needed && text === '' ? [`${field.name} is missing`] : [],
      ),
      ...long.flatMap(({ field, text }) =>
        field.cut ? [] : [`${field.name} has ${text.length} characters, and ${field.max} are allowed`],
      ),
    ],
    cuts: long.flatMap(({ field }) => (field.cut ? [field.name] : [])),
  };
}

/** Says when the carrier's own limit is passed. */
async function* counted(
  { most }: Carrier,
  { remark }: Job,
  pages: AsyncIterable<readonly Row[]>,
): AsyncIterable<readonly Row[]> {
  let rows = 0;
  for await (const page of pages) {
    rows += page.length;
    yield page;
  }
  if (most !== undefined && rows > most)
    remark(
      `The file has ${rows} rows; ${most} are taken at a time: split it, or narrow it with --from and --to.`,
    );
}
