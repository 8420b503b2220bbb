import type { Issues, Origin } from '../domain/imports/issue.ts';
import type { KindName } from '../domain/imports/kinds.ts';
import type { ImportOptions } from '../domain/imports/records.ts';
import type { Shop } from '../domain/shop.ts';
import type { Profile } from '../store/load/profiles.ts';
import { dialectOf, type Dialect, type DialectWishes } from './engine/dialect.ts';
import { headerRowOf } from './engine/header.ts';
import { layoutOf, type Layout } from './engine/layout.ts';
import { rowReader, type RowReader } from './engine/row-reader.ts';
import { openSheet, type Sheet, type SheetWishes } from './engine/sheet.ts';
import type { Source } from './engine/source.ts';
import { formatsFor } from './formats/choose.ts';
import { aliasesOf } from './kinds/aliases.ts';
import { kinds } from './kinds/index.ts';
import type { Kind } from './kinds/kind.ts';
import { chosenMapping, type Chosen } from './profiles.ts';

/** How a file is to be read, where it does not say so itself. */
export interface ParseOptions extends ImportOptions, SheetWishes, DialectWishes {
  readonly map: readonly string[];
  /** `4`, or `4-5` where it has two lines. */
  readonly header_row?: string | undefined;
  /** A format by its name, or a JSON file of one. */
  readonly format?: string | undefined;
  /** The name of a saved mapping; together with `map` it is saved. */
  readonly profile?: string | undefined;
  /** Of moments that name none; otherwise the shop's. */
  readonly timezone?: string | undefined;
}

/** A file that was understood: what stands where, and how it is written. */
export interface OpenFile {
  readonly kind: Kind<Origin>;
  readonly sheet: Sheet;
  readonly layout: Layout;
  readonly dialect: Dialect;
  /** The mapping that it is read with, and the saved one that it comes from. */
  readonly mapping: Chosen;
  /** Begins to read its rows, from the first; where fields are named, those alone. */
  readonly reader: (issues: Issues, only?: readonly string[]) => RowReader;
}

interface Opening {
  readonly options: ParseOptions;
  readonly shop: Pick<Shop, 'currency' | 'timezone'>;
  /** The mappings that were saved for this kind. */
  readonly profiles: readonly Profile[];
}

/** Opens a file as one of a kind, without asking the shop for more than its currency and time zone. */
export async function openFile(
  kindName: KindName,
  source: Source,
  { options, shop, profiles }: Opening,
): Promise<OpenFile> {
  const kind = kinds[kindName];
  const { fields, needs, needed } = kind;
  const sheet = await openSheet(source, options);
  const mapping = chosenMapping(sheet, profiles, options);
  const layout = layoutOf(sheet, {
    kind: { ...kind, aliases: aliasesOf(kindName) },
    formats: await formatsFor(kindName, options.format),
    map: mapping.map,
    header_row: options.header_row === undefined ? undefined : headerRowOf(options.header_row),
  });
  const dialect = await dialectOf(sheet, { layout, fields, asked: options });
  const { currency } = shop;
  const timezone = options.timezone ?? shop.timezone;
  const reader = (issues: Issues, only?: readonly string[]): RowReader =>
    rowReader({ layout, fields, needs, needed, dialect, currency, timezone, issues, only });
  return { kind, sheet, layout, dialect, mapping, reader };
}
