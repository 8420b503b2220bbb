import type { Context } from './command.ts';
import type * as Csv from './csv.ts';
import { currencyOf, format } from './format.ts';
import { jsonLine, tsvLine } from './render.ts';
import { toRow, type Display } from './shown.ts';
import { flatColumns, selectColumns, shownColumns } from './select.ts';
import type { Row, View } from './view.ts';

/** Writes records one by one, in the chosen form, while the command still runs. */
export function startEmitting(display: Display, write: (piece: string) => void, csv: typeof Csv | undefined) {
  let count = 0;
  const emitter: Context<unknown>['emitter'] = (view) => {
    selectColumns(view, display.fields ?? []);
    return (thing) => {
      write(pieceOf(toRow(view, thing), view, { ...display, csv, first: count === 0 }));
      count += 1;
    };
  };
  const end = (): void => {
    if (count > 0 && display.form === 'json') write('\n]\n');
    count = 0;
  };
  return { emitter, end };
}

type Place = Display & { readonly csv: typeof Csv | undefined; readonly first: boolean };

function pieceOf(row: Row, view: View<never>, { form, fields, csv, first }: Place): string {
  const named = fields === undefined ? undefined : selectColumns(view, fields);
  if (form === 'json') return `${first ? '[\n' : ',\n'}  ${jsonLine(row, fields).trimEnd()}`;
  if (form === 'ndjson') return jsonLine(row, fields);
  if (form === 'quiet') return tsvLine(named ?? selectColumns(view, [view.key]), row);
  if (form === 'csv' && csv !== undefined) {
    const columns = named ?? flatColumns(view);
    return (first ? csv.csvHeader(columns) : '') + csv.csvRecords(columns, [row]);
  }
  const columns = named ?? shownColumns(view);
  if (form !== 'human') return tsvLine(columns, row);
  const beside = { currency: currencyOf(row) };
  return `${columns.map(({ name, kind }) => format(row[name], kind, beside)).join('  ')}\n`;
}
