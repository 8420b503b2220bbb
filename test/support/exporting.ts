import { parse } from 'csv-parse/sync';
import { runExport, type ExportRequest } from '../../src/exports/run.ts';
import type { TestShop } from './shop.ts';

export interface Written {
  readonly text: string;
  readonly rows: number;
  readonly remarks: readonly string[];
}

/** Exports as `docket export …` does, and keeps what would be in the file. */
export async function exported(
  shop: TestShop,
  of: ExportRequest['of'],
  wishes: Partial<ExportRequest> = {},
): Promise<Written> {
  const pieces: string[] = [];
  const remarks: string[] = [];
  const request: ExportRequest = {
    format: undefined, location: undefined, channel: undefined, changed_since: undefined, lifecycle: undefined,
    service: undefined, from: undefined, to: undefined, limit: undefined, buffer: 0, cap: undefined, dialect: {},
    ...wishes,
    of,
  }; // prettier-ignore
  const rows = await shop.read((reading) =>
    runExport(reading, request, {
      pour: async (coming) => {
        for await (const piece of coming) pieces.push(piece);
      },
      pace: async () => {},
      remark: (text) => void remarks.push(text),
    }),
  );
  return { text: pieces.join(''), rows, remarks };
}

/** The rows of a file by its header, blank cells left out, to be read in a test. */
export function rowsIn({ text }: Pick<Written, 'text'>, delimiter = ','): Record<string, string>[] {
  const [header = [], ...records] = parse(text, { delimiter, bom: true });
  return records.map((cells) =>
    Object.fromEntries(header.map((name, at) => [name, cells[at] ?? '']).filter(([, cell]) => cell !== '')),
  );
}
