import { dayOf } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import { many, type Command } from '../../kit/command.ts';
import { text, value, word } from '../../kit/inputs.ts';
import type { Report } from '../../reports/report.ts';
import { reportHeader, reportJson, reportView, totalsRow, type ReportResult } from '../../views/report.ts';
import { daysAsked, type Days } from '../days.ts';
import { command, read, type Desk, type DeskContext } from '../desk.ts';

/** The command of one report, made from what the report says of itself. */
export async function reportCommand(name: string): Promise<{ readonly default: Command<Desk> }> {
  const [{ reports }, { allColumns }] = await Promise.all([
    import('../../reports/index.ts'),
    import('../../reports/report.ts'),
  ]);
  const report = reports.find((one) => one.name === name);
  if (!report) throw new TypeError(`there is no report ${name}`);
  return {
    default: commandOf(
      report,
      reportView(name, { columns: allColumns(report), currency: '', headline: report.headline }),
    ),
  };
}

function commandOf(report: Report, view: ReturnType<typeof reportView>): Command<Desk> {
  const common = {
    by: word(Object.keys(report.groups), 'WORD', `A row for each${usualOf(report)}`),
    sort: text('[-]COLUMN', 'In order of a column; with - the most first'),
    top: value('N', 'Only the first N rows; without --sort those with the most', parseTop),
  };
  return command({
    summary: report.summary,
    examples: report.examples,
    args: report.args ?? {},
    flags: { ...report.flags, ...common },
    view,
    async run(context, { args, flags }) {
      const { by, sort, top, ...own } = { ...args, ...flags } as Wishes;
      const result = await resultOf(context, report, { by, sort, top, own });
      return many(reportView(report.name, result), result.rows, {
        header: reportHeader(result),
        json: reportJson(result, context.globals.limit),
        ...totals(result),
        ...remarks(result),
      });
    },
  });
}

type Wishes = Readonly<Record<string, unknown>> & {
  readonly by: string | undefined;
  readonly sort: string | undefined;
  readonly top: number | undefined;
};

function usualOf({ usual, decides }: Report): string {
  if (decides !== undefined) return ` (${decides})`;
  return usual === null ? '; without it one row of totals' : ` (${usual})`;
}

function parseTop(typed: string): number {
  if (/^[1-9]\d{0,8}$/.test(typed)) return Number(typed);
  throw new Refusal('input.invalid', `“${typed}” is not a number of rows such as 10.`, {
    details: { value: typed },
  });
}

async function resultOf(
  context: DeskContext,
  report: Report,
  {
    own,
    ...wishes
  }: Pick<Wishes, 'by' | 'sort' | 'top'> & { readonly own: Readonly<Record<string, unknown>> },
): Promise<ReportResult> {
  const { refuseUnsortable } = await import('../../reports/rows.ts');
  // A column that is not there is refused before the database is opened.
  refuseUnsortable(report, wishes.by, wishes.sort);
  const days = await daysOf(context, report);
  const [{ runReport }, { loadShop }, app] = await Promise.all([
    import('../../reports/run.ts'),
    import('../../store/load/shop.ts'),
    context.app(),
  ]);
  const { clock } = await app.open();
  return read(context, async (reading) => {
    const shop = await loadShop(reading.tx);
    return runReport(reading, report, {
      ...wishes,
      ...days,
      flags: own,
      shop,
      today: dayOf(clock(), shop.timezone),
    });
  });
}

async function daysOf(context: DeskContext, { name, when }: Report): Promise<Days> {
  const { from, to, period } = context.globals;
  if (when === 'period') return daysAsked(context);
  if (from === undefined && to === undefined && period === undefined) return {};
  const message =
    when === 'ahead' ? 'looks ahead from today' : 'shows the books as they stand now, not on other days';
  throw new Refusal('usage', `reports ${name} ${message}.`, { hint: `docket reports ${name}` });
}

function totals(result: ReportResult): { totals?: NonNullable<ReturnType<typeof totalsRow>> } {
  const row = totalsRow(result);
  return row === undefined || result.found === 0 ? {} : { totals: row };
}

/** An empty report of the usual days most likely means that other days were wanted. */
function remarks({ report, from, asked, rows_read }: ReportResult): { next?: string } {
  if (from === null || asked || rows_read > 0) return {};
  return { next: `docket reports ${report} --period last-year      or --from DAY --to DAY` };
}
