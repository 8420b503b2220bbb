import { setImmediate as nextTurn } from 'node:timers/promises';
import { Refusal } from '../../base/refusal.ts';
import { nothing, one, type Outcome } from '../../kit/command.ts';
import type { ExportName } from '../../domain/exports/formats.ts';
import type { ExportRequest } from '../../exports/run.ts';
import { exportView } from '../../views/export.ts';
import { daysAsked } from '../days.ts';
import { read, type DeskContext } from '../desk.ts';

type Wishes = Partial<Omit<ExportRequest, 'of' | 'dialect' | 'limit' | 'from' | 'to'>> & {
  readonly bom: boolean;
  readonly delimiter: string | undefined;
  readonly decimal: '.' | ',' | undefined;
};

/**
 * Writes an export to `-o FILE` or standard output. Refuses (2) `--json` without a file, whose place the text has, and
 * days where the export has none.
 */
export async function exporting(
  context: DeskContext,
  of: ExportName,
  wishes: Wishes,
  { dated = false }: { readonly dated?: boolean } = {},
): Promise<Outcome> {
  const { output, json } = context.globals;
  const file = output === '-' ? undefined : output;
  if (json && file === undefined) throw noFile(of);
  const days = dated ? await daysAsked(context) : undated(context, of);
  const { from, to } = days;
  const request = requestOf(of, wishes, { from, to, limit: context.globals.limit });
  const { rows, seconds, notes } = await written(context, request);
  const format = request.format ?? 'docket';
  if (file === undefined) return nothing({ notes });
  const done = `Wrote ${rows === 1 ? '1 row' : `${rows} rows`} of ${of} to ${file}.`;
  return one(exportView, { export: of, format, file, rows, seconds }, { done, notes });
}

function requestOf(
  of: ExportName,
  { bom, delimiter, decimal, ...wishes }: Wishes,
  narrowed: Pick<ExportRequest, 'from' | 'to' | 'limit'>,
): ExportRequest {
  const nobody = { format: undefined, location: undefined, channel: undefined, changed_since: undefined };
  const sign = delimiter ?? (decimal === ',' ? ';' : undefined);
  return {
    ...nobody,
    lifecycle: undefined,
    service: undefined,
    buffer: undefined,
    cap: undefined,
    ...wishes,
    ...narrowed,
    of,
    dialect: {
      ...(bom ? { bom } : {}),
      ...(sign === undefined ? {} : { delimiter: sign }),
      ...(decimal === undefined ? {} : { decimal }),
    },
  };
}

async function written(context: DeskContext, request: ExportRequest) {
  const [{ runExport }, desk] = await Promise.all([import('../../exports/run.ts'), context.app()]);
  desk.steady();
  const started = performance.now();
  const notes: string[] = [];
  const progress = context.progress(`Exporting ${request.of}`);
  // Between a page and the next the program hears Ctrl-C; a file that is not whole is taken away.
  const pace = async (rows: number): Promise<void> => {
    progress.advance(rows);
    await nextTurn();
    context.signal.throwIfAborted();
  };
  try {
    const { pour } = context;
    const receiver = { pour, pace, remark: (text: string) => void notes.push(text) };
    const rows = await read(context, (reading) => runExport(reading, request, receiver));
    return { rows, notes, seconds: Math.round((performance.now() - started) / 10) / 100 };
  } finally {
    progress.end();
  }
}

function undated(
  { globals: { from, to, period } }: DeskContext,
  of: ExportName,
): { from: undefined; to: undefined } {
  if (from === undefined && to === undefined && period === undefined)
    return { from: undefined, to: undefined };
  throw new Refusal('usage', `export ${of} writes what there is now, not that of other days.`, {
    hint: `docket export ${of} -o ${of}.csv`,
  });
}

function noFile(of: ExportName): Refusal {
  return new Refusal(
    'usage',
    'An export is CSV; --json says what was written, and needs a file to write to.',
    {
      hint: `docket export ${of} -o ${of}.csv --json`,
    },
  );
}
