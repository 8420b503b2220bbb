import type { Command } from '../../kit/command.ts';
import { one } from '../../kit/command.ts';
import { many, required, text, toggle, value, word } from '../../kit/inputs.ts';
import type { KindName } from '../../domain/imports/kinds.ts';
import type { Imported } from '../../imports/import-file.ts';
import { encodings } from '../../domain/imports/encodings.ts';
import { importView } from '../../views/import.ts';
import { withMapping } from './ask-mapping.ts';
import { command, type Desk } from '../desk.ts';
import { tellWhatIsLow } from '../notify/after-import.ts';
import { parseDecimalSign, parseDelimiter, parseTimezone } from '../signs.ts';

const about: Readonly<Record<KindName, { readonly summary: string; readonly does: string }>> = {
  products: {
    summary: 'Imports products from a spreadsheet: adds and edits them by SKU.',
    does: 'the catalogue',
  },
  customers: {
    summary: 'Imports customers from a spreadsheet: adds and edits them by code, else by e-mail.',
    does: 'who buys',
  },
  suppliers: {
    summary: 'Imports suppliers from a spreadsheet: adds and edits them by code, else by e-mail.',
    does: 'who delivers',
  },
  stock: {
    summary: 'Imports a stock list from a spreadsheet: sets every level to what was counted.',
    does: 'what lies on the shelves; twice is once',
  },
  orders: {
    summary: 'Imports open orders from a spreadsheet: places them, and lets wait what is short.',
    does: 'the orders that are open',
  },
  history: {
    summary:
      'Imports the past from a spreadsheet: what was sold and came back before docket, with no effect on stock.',
    does: 'years of sales, for the reports',
  },
  shipments: {
    summary: 'Imports parcels from a spreadsheet: tracking numbers back from a carrier or a warehouse.',
    does: 'what has left, and how it can be traced',
  },
  payments: {
    summary: 'Imports payments and refunds from a spreadsheet; the same one twice is once.',
    does: 'what came in and went back',
  },
  purchases: {
    summary: 'Imports purchase orders from a spreadsheet: places them, and takes in what has come since.',
    does: 'what is ordered from suppliers; twice is once',
  },
};

const flags = {
  map: many(text('FIELD=COLUMN', 'Which column holds a field, where the names differ')),
  profile: text('NAME', 'A saved mapping; together with --map it is saved'),
  format: text('NAME', 'How the file is written, where it is not found out; or a JSON file of your own'),
  mode: word(
    ['upsert', 'create_only', 'update_only'],
    'HOW',
    'What happens to what is new and what is known',
  ),
  on_error: word(
    ['reject_all', 'reject_rows'],
    'HOW',
    'Whether one wrong row stops the file, or is left out and written to FILE.rejects.csv',
  ),
  create_products: toggle('Make products of unknown SKUs'),
  create_channels: toggle('Make channels that nobody knows; a shop without orders does'),
  create_locations: toggle('Make locations that nobody knows; a shop without stock does'),
  notify: toggle('Tell mail_to what is running low afterwards; otherwise an import tells nobody'),
  fold_case: toggle('SKUs that differ in capitals only are one product'),
  encoding: word(encodings, 'NAME', 'Where it is not found out'),
  header_row: text('LINE', 'The line of the header, such as 4, or 4-5 where it has two'),
  sheet: text('NAME', 'Which sheet of a workbook, by its name or number; otherwise the first'),
  delimiter: value('SIGN', 'What stands between cells: , ; | or tab', parseDelimiter),
  timezone: value('ZONE', 'Of moments that name none, where it is not that of the shop', parseTimezone),
  date_format: word(['dmy', 'mdy', 'ymd'], 'ORDER', 'How days with slashes are written'),
  decimal: value('SIGN', 'The decimal sign: a point or a comma', parseDecimalSign),
};

/** The command that imports one kind of thing. */
export function importCommand(kind: KindName): Command<Desk> {
  const { summary, does } = about[kind];
  return command({
    summary,
    examples: [
      [`docket import ${kind} ${kind}.csv --dry-run`, 'shows what would happen, and saves nothing'],
      [`docket import ${kind} ${kind}.csv`, does],
      [`docket import sample ${kind}`, 'a small file to begin with'],
    ],
    args: {
      file: required(text('FILE', `A CSV file; - is standard input, its rejects are in ${kind}.rejects.csv`)),
    },
    flags,
    view: importView,
    writes: true,
    async run(context, { args, flags: given }) {
      const [{ importFile }, desk] = await Promise.all([
        import('../../imports/import-file.ts'),
        context.app(),
      ]);
      const { mode = 'upsert', on_error = 'reject_all', notify, ...rest } = given;
      const options = { ...rest, mode, on_error };
      const bytes = args.file === '-' ? await context.bytes() : undefined;
      const app = await desk.open();
      const done = await withMapping(context.person, options, (chosen) =>
        importFile(app, { kind, file: args.file, bytes, options: chosen }, context),
      );
      if (notify && !done.dry_run) await tellWhatIsLow(context);
      return one(importView, done, remarksOn(done));
    },
  });
}

function remarksOn(done: Imported) {
  const { rejected, rejects_file, batch, dry_run, warnings, issues } = done;
  const where = rejects_file === null ? '' : `; ${rejected === 1 ? 'it is' : 'they are'} in ${rejects_file}`;
  const first = issues[0] === undefined ? '' : `. The first: line ${issues[0].line}: ${issues[0].message}`;
  const left =
    rejected === 0
      ? []
      : [`${rejected === 1 ? '1 row was' : `${rejected} rows were`} rejected${where}${first}`];
  return {
    notes: [...warnings, ...left],
    done: sentenceOf(done),
    ...(batch === null || dry_run ? {} : { next: `docket import undo ${batch}      takes it back` }),
    ...(rejected === 0 ? {} : { exit: 5 }),
  };
}

function sentenceOf({ file, kind, rows, seconds, dry_run, also, ...counts }: Imported): string {
  const made = Object.entries(also).map(([what, count]) => `${what} ${count}`);
  const { created, updated, unchanged, rejected } = counts;
  const taken = rejected === 0 ? `${rows} rows` : `${rows - rejected} of ${rows} rows`;
  const said = `${created} created, ${updated} updated, ${unchanged} unchanged`;
  const more = made.length === 0 ? '' : ` (${made.join(', ')})`;
  if (dry_run) return `Would import ${taken} of ${file} as ${kind}: ${said}${more}. Nothing was saved.`;
  return `Imported ${taken} of ${file} as ${kind} in ${seconds} s: ${said}${more}.`;
}
