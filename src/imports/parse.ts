import type { Buffer } from 'node:buffer';
import { Issues, type Issue, type Origin } from '../domain/imports/issue.ts';
import type { ImportOptions } from '../domain/imports/records.ts';
import type { Shop } from '../domain/shop.ts';
import type { ToImport } from '../operations/imports/outcome.ts';
import type { Source } from '../operations/imports/run.ts';
import { decode, type Encoding } from './engine/encoding.ts';
import { fit } from './engine/fit.ts';
import { rejectsText, type Rejects } from './engine/rejects.ts';
import { rowReader } from './engine/sheet.ts';
import { sha256 } from './engine/source.ts';
import { parseTable, type Table } from './engine/table.ts';
import type { DateOrder, Reading } from './engine/values.ts';
import type { Format } from './formats/format.ts';
import type { KindName } from '../domain/imports/kinds.ts';
import { formats, kinds } from './index.ts';

/** How a file is to be read, where it does not say so itself. */
export interface ParseOptions extends ImportOptions {
  readonly map: readonly string[];
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: string | undefined;
  readonly date_format?: Exclude<DateOrder, 'iso'> | undefined;
  readonly decimal?: '.' | ',' | undefined;
}

export interface ParsedFile {
  readonly source: Source;
  readonly given: Omit<ToImport<Origin>, 'pace'>;
  /** The rejected rows as a file of their own. */
  readonly rejects: (rejected: Omit<Rejects, 'delimiter'>) => string;
}

interface Given {
  readonly options: ParseOptions;
  readonly shop: Pick<Shop, 'currency' | 'timezone'>;
}

/** Reads a file as records of a kind, without asking the shop for more than its currency and time zone. */
export function parseFile(
  kind: KindName,
  { file, bytes }: { readonly file: string; readonly bytes: Buffer },
  given: Given,
): ParsedFile {
  const { encoding, mode, on_error, create_products, fold_case } = given.options;
  const options = { mode, on_error, create_products, fold_case };
  const { format, records, issues, table } = readRecords(kind, decode(bytes, file, encoding), {
    ...given,
    file,
  });
  const isService = (sku: string): boolean => format.services.some((pattern) => pattern.test(sku));
  return {
    source: { kind, format: format.name, file, sha256: sha256(bytes), rows: table.rows },
    given: { file, records, issues, options, isService },
    // The text is read again: what is rejected is little, and a large file is not held twice for it.
    rejects: (rejected) =>
      rejectsText(decode(bytes, file, encoding), { ...rejected, delimiter: table.delimiter }),
  };
}

interface Records {
  readonly format: Format;
  readonly table: Table;
  readonly records: readonly Origin[];
  readonly issues: readonly Issue[];
}

function readRecords(
  kindName: KindName,
  text: string,
  { file, options, shop }: Given & { readonly file: string },
): Records {
  const kind = kinds[kindName];
  const { fields, needs, needed } = kind;
  const [first, ...others] = formats.filter((one) => one.kind === kindName);
  if (!first) throw new TypeError(`no format of ${kindName}`);
  let format = first;
  const issues = new Issues(file);
  const reader = kind.reader(issues);
  const table = parseTable(text, {
    file,
    delimiter: options.delimiter,
    begin(header) {
      const names = Object.keys(fields);
      const found = fit({
        file,
        header,
        formats: [first, ...others],
        fields: names,
        needs,
        map: options.map,
      });
      format = found.format;
      const reading = readingOf(format, { options, shop });
      const sheet = { header, fields, needed, columns: found.columns, reading, issues };
      return rowReader(sheet, (values) => reader.take(values));
    },
  });
  return { format, table, records: reader.records(), issues: issues.found };
}

function readingOf(format: Format, { options, shop: { currency, timezone } }: Given): Reading {
  const { date_format: dates = format.dates, decimal } = options;
  return { currency, timezone, dates, decimal, moments: new Map() };
}
