import type { KindName } from '../../domain/imports/kinds.ts';
import type { DateOrder } from '../engine/values.ts';

/** One way in which files of a kind are written. A file is of the format when it has its columns. */
export interface Format {
  readonly name: string;
  readonly kind: KindName;
  readonly about: string;
  /** Which column holds which field. Columns are found whatever their case. */
  readonly columns: Readonly<Record<string, string>>;
  /** How its days are written, unless `--date-format` says otherwise. */
  readonly dates: DateOrder;
  /** What it sells that is no goods: a SKU whose pattern matches becomes a service. */
  readonly services: readonly RegExp[];
}
