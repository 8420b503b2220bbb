import { codes } from '../base/codes.ts';
import type { Item } from './layout.ts';

/** A paragraph, or terms with their sentences. */
export type Part = string | readonly Item[];

export interface Topic {
  readonly about: string;
  readonly parts: (name: string) => readonly Part[];
}

/** What `help TOPIC` prints. */
export const topics: Readonly<Record<string, Topic>> = {
  'exit-codes': { about: 'Exit statuses and the codes of refusals', parts: exitCodes },
  environment: { about: 'Environment variables', parts: environment },
  formatting: { about: 'Tables, JSON, CSV and pipes', parts: formatting },
  dates: { about: 'Days, periods and the clock', parts: dates },
  import: { about: 'Bringing data in', parts: importing },
};

const meanings: readonly (readonly [exit: number, meaning: string])[] = [
  [0, 'done; an empty list is done'],
  [1, 'failed: a check found problems, a refusal with no finer status, or an answer of no'],
  [2, 'wrong usage or invalid value; every problem is listed at once'],
  [3, 'no such thing'],
  [4, 'conflict: not enough stock, not allowed in this state, more than is owed'],
  [5, 'import finished, some rows were rejected (they are in the rejects file)'],
  [10, 'attention: --exit-code found something'],
  [65, 'input data unreadable as what it claims to be'],
  [66, 'cannot open input'],
  [69, 'database or mail server unreachable'],
  [70, 'a bug of ours'],
  [73, 'cannot write output'],
  [75, 'busy past the time limit, try again'],
  [78, 'configuration, or a database from a newer version'],
  [129, 'interrupted by hang-up; what was open has been rolled back'],
  [130, 'interrupted; what was open has been rolled back'],
  [143, 'terminated; what was open has been rolled back'],
];

function exitCodes(): readonly Part[] {
  const statuses = meanings.flatMap(([exit, meaning]) => {
    const own = Object.entries(codes).filter(([, code]) => code.exit === exit);
    return [
      [String(exit).padStart(3), meaning] as const,
      ...own.map(([name, { title }]) => [`      ${name}`, title] as const),
    ];
  });
  return [
    statuses,
    'Of several problems the status is the first of 2, 3, 4.',
    'With --json an error is {"error":{"code","message","hint","details"}} on standard error.',
    'In systemd: SuccessExitStatus=10',
  ];
}

function environment(name: string): readonly Part[] {
  const own = name.toUpperCase();
  return [
    [
      [`${own}_DB`, 'the database, unless --db says so: a file, or postgres://…'],
      [`${own}_NOW`, 'the moment to pretend, unless --now says so'],
      [`${own}_ACTOR`, 'who is acting, unless --actor says so'],
      [
        `${own}_SMTP_PASSWORD`,
        'what to say to the mail server; or _SMTP_PASSWORD_FILE, a file that only you can read',
      ],
      [`${own}_SMTP_HOST`, 'and _PORT, _USER, _SECURITY, MAIL_FROM, MAIL_TO: before what config says'],
      [`${own}_PAGER`, 'pager for long output, before PAGER; empty for none'],
      ['PAGER', 'pager for long output; less -FRX by default'],
      ['XDG_DATA_HOME', `where ${name}/${name}.db lies when there is no ./${name}.db`],
      ['NO_COLOR', 'no colours when set; --color goes before it'],
      ['FORCE_COLOR', 'colours in pipes too; 0 for none'],
      ['TERM', 'dumb: no colours, no pager'],
      ['CI', 'no prompts, no pager'],
    ],
  ];
}

function formatting(): readonly Part[] {
  return [
    'On a terminal a list is an aligned table and one thing is a card. In a pipe a list is tab-separated without a header, and one thing is a line "name<TAB>value" for each field, and for each entry of a field that is a list (as JSON); nothing is cut, and values are plain.',
    [
      ['--json', 'an array for a list, an object for one thing'],
      ['--json=a,b', 'only these fields (attached with = only)'],
      ['--ndjson, --ndjson=a,b', 'one object a line'],
      ['--csv, --csv=a,b', 'with a header; safe to open in a spreadsheet'],
      ['--columns a,b', 'the columns of a table or of tab-separated lines'],
      ['--chart, --chart=a', 'a bar for each row, of the main column or of this one'],
      ['-q, --quiet', 'only the number or key, one a line'],
      ['-L N', 'at most N rows, or all; 50 on a terminal, all otherwise'],
      ['-o FILE', 'to a file, whole or not at all; - is standard output'],
    ],
    "Fields have snake_case names; every command's -h lists them. Money is a decimal string beside a currency, quantities are numbers, what is absent is null. A control character in stored text is shown as a visible sign; JSON and CSV keep it exactly.",
  ];
}

function dates(): readonly Part[] {
  return [
    'A day is written YYYY-MM-DD, as in 2026-11-23; other notations are refused, because 03/10/2011 is another day in Britain than in America.',
    [
      ['--from DAY --to DAY', 'a range of days in lists and reports, both inclusive'],
      ['--period 2026', 'a year'],
      ['--period 2026-Q1', 'a quarter'],
      ['--period 2026-03', 'a month'],
      [
        '--period this-month',
        'also today, yesterday, this-week, last-week, last-month, this-year, last-year',
      ],
      ['--period last-30d', 'the last 30 days, today included'],
      ['--now INSTANT', 'pretend that it is another moment, as in 2026-03-01T09:30:00Z'],
    ],
    "Days are those of the shop's time zone, and so are moments on a terminal; in JSON, CSV and pipes moments are ISO 8601 in UTC.",
  ];
}

function importing(name: string): readonly Part[] {
  return [
    `${name} import KIND FILE reads CSV, and the first sheet of an Excel workbook (.xlsx). The files of well-known platforms and carriers are known by their headers; encoding, delimiter, decimal sign and order of dates are found out, and what can be read in two ways is refused with the flag that decides.`,
    [
      [`${name} import sample KIND`, 'prints a file to start from'],
      ['--dry-run', 'says what would become of each row, and saves nothing'],
      ['--map field="Column"', 'which column holds a field, where its header says something else'],
      ['--profile NAME', 'keeps such a mapping; the next file with this header is read by it'],
      ['--format NAME', 'how the file is written, where several ways fit; or a JSON file of your own'],
      ['--on-error reject-rows', 'takes the good rows, writes the others to FILE.rejects.csv (exit 5)'],
      ['--date-format dmy|mdy|ymd', 'decides what 03/10/2011 means'],
      ['--decimal C', 'decides what 1,234 means'],
      ['--sheet NAME', 'another sheet of a workbook'],
      ['--header-row LINE', 'where the header is not found'],
      ['--encoding NAME', 'where the letters come out wrong'],
    ],
    `Without --on-error reject-rows an import is all or nothing. A rejects file has the columns of its file and a reason: correct the rows there and import it. The same file twice is the same as once. ${name} import list shows what was imported, and ${name} import undo BATCH takes it back.`,
  ];
}
