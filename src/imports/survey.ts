import { Issues } from '../domain/imports/issue.ts';
import { SkuSurvey } from '../domain/imports/new-product.ts';
import type { ImportOptions } from '../domain/imports/records.ts';
import type { Shop } from '../domain/shop.ts';
import type { OpenFile } from './parse.ts';

/** What has to be known of a whole file before its first record is written. */
export interface Survey {
  readonly rows: number;
  /** Where the last row of each thing stands, so that it can be handed over as soon as it is complete. */
  readonly lastLineOf: (key: string) => number | undefined;
  readonly skus: SkuSurvey;
  /** What several rows are about and one alone may be, with their lines: nobody knows which of them counts. */
  readonly repeated: ReadonlyMap<string, readonly number[]>;
}

/** Goes over a file once, keeping a little of each thing and no row. */
export async function surveyed(
  opened: OpenFile,
  options: ImportOptions,
  { location }: Pick<Shop, 'location'>,
): Promise<Survey> {
  const { kind, sheet, layout } = opened;
  const nobody = new Issues(sheet.file);
  const rows = opened.reader(nobody, kind.surveyed);
  const records = kind.reader(nobody, { format: layout.format });
  const last = new Map<string, number>();
  const skus = new SkuSurvey(options);
  const lines = new Map<string, number>();
  const repeated = new Map<string, number[]>();
  let count = 0;
  for await (const batch of sheet.rows()) {
    for (const row of batch) {
      const values = rows.read(row);
      if (values === null) continue;
      count += 1;
      const key = records.keyOf(values);
      if (key !== null) last.set(key, values.row);
      for (const name of kind.unique?.(values, location) ?? []) {
        const first = lines.get(name);
        if (first === undefined) lines.set(name, values.row);
        else repeated.set(name, [...(repeated.get(name) ?? [first]), values.row]);
      }
      const line = options.create_products ? kind.skuLineOf?.(values) : null;
      if (line) skus.add(line);
    }
  }
  return { rows: count, lastLineOf: (key) => last.get(key), skus, repeated };
}
