import { Refusal, refuseAll } from '../../base/refusal.ts';
import { OWN } from './columns.ts';
import type { DateOrder } from './dates.ts';
import type { Layout } from './layout.ts';
import type { DecimalSign } from './numbers.ts';
import type { Fields } from './fields.ts';
import type { TableRow } from './rows.ts';
import type { Sheet } from './sheet.ts';
import { asksFor } from './values.ts';
import { decimalOf, orderOf } from './verdicts.ts';
import { ballot, hearOthers, seenAt, voteOnDay, voteOnNumber } from './votes.ts';

/** How the numbers of a file and the days of its columns are written. */
export interface Dialect {
  readonly decimal: DecimalSign | undefined;
  readonly dates: ReadonlyMap<string, DateOrder>;
}

/** What was said by hand. */
export interface DialectWishes {
  readonly decimal?: DecimalSign | undefined;
  readonly date_format?: Exclude<DateOrder, 'iso'> | undefined;
}

/** Looks at cells until all rows were seen; then says how they are to be read. */
export interface Evidence {
  /** Whether the rows have to be seen at all. */
  readonly needed: boolean;
  readonly see: (row: TableRow) => void;
  /** Refuses (2) what cannot be known: columns of days and numbers that read two ways, with both readings. */
  readonly settle: () => Dialect;
}

/** The columns of a layout whose cells must tell how they are written. */
export function evidenceOf(
  sheet: Pick<Sheet, 'file' | 'decimal' | 'delimiter' | 'preview'>,
  {
    layout,
    fields,
    asked,
  }: { readonly layout: Layout; readonly fields: Fields; readonly asked: DialectWishes },
): Evidence {
  // A platform writes commas between cells: with semicolons a spreadsheet has saved it, and its numbers in its own way.
  const platform = sheet.delimiter === ';' ? undefined : layout.format.decimal;
  const columns = columnsOf(layout, fields);
  const known = asked.decimal ?? spokenBy(sheet, layout, columns) ?? platform ?? sheet.decimal;
  const open = asked.date_format === undefined && layout.format.dates === 'open';
  const numbers = known === undefined ? columns.filter(({ asks }) => asks.decimal) : [];
  const days = (open ? columns.filter(({ asks }) => asks.dates) : []).map((column) => ({
    ...column,
    votes: ballot<'dmy' | 'mdy'>(),
  }));
  const mapped = new Set(columns.map(({ index }) => index));
  const decimals = ballot<DecimalSign>();
  const witnesses = ballot<DecimalSign>();
  return {
    needed: numbers.length > 0 || days.length > 0,
    see(row) {
      if (row.line < layout.firstLine) return;
      for (const { index } of numbers) voteOnNumber(decimals, seenAt(row, index));
      if (numbers.length > 0 && witnesses.found.size === 0) hearOthers(witnesses, row, mapped);
      for (const { index, votes } of days) voteOnDay(votes, seenAt(row, index));
    },
    settle() {
      const problems: Refusal[] = [];
      const decimal =
        known ??
        decided(problems, () =>
          decimalOf(decimals, { file: sheet.file, witnesses, own: isOwn(sheet, layout) }),
        );
      const fixed = asked.date_format ?? (layout.format.dates === 'open' ? 'iso' : layout.format.dates);
      const dates = new Map<string, DateOrder>(Object.keys(fields).map((field) => [field, fixed]));
      for (const { field, name, votes } of days)
        dates.set(field, decided(problems, () => orderOf(votes, { file: sheet.file, name })) ?? 'iso');
      refuseAll(problems);
      return { decimal, dates };
    },
  };
}

/** In some countries a platform writes its amounts with a comma: its first rows tell, where all of them say the same. */
function spokenBy(
  { preview, decimal }: Pick<Sheet, 'preview' | 'decimal'>,
  { format, firstLine }: Layout,
  columns: ReturnType<typeof columnsOf>,
): DecimalSign | undefined {
  if (format.decimal === undefined || decimal !== undefined) return undefined;
  const votes = ballot<DecimalSign>();
  for (const row of preview.filter(({ line }) => line >= firstLine))
    for (const { index, asks } of columns) if (asks.decimal) voteOnNumber(votes, seenAt(row, index));
  const [sign, other] = votes.found.keys();
  return other === undefined ? sign : undefined;
}

/** Reads the file once more where its cells must tell how it is written. */
export async function dialectOf(
  sheet: Sheet,
  given: { readonly layout: Layout; readonly fields: Fields; readonly asked: DialectWishes },
): Promise<Dialect> {
  const evidence = evidenceOf(sheet, given);
  if (evidence.needed) for await (const batch of sheet.rows()) for (const row of batch) evidence.see(row);
  return evidence.settle();
}

function columnsOf({ columns, header }: Layout, fields: Fields) {
  return [...columns].flatMap(([field, { columns: indexes }]) => {
    const parse = fields[field];
    const [index] = indexes;
    if (!parse || index === undefined) return [];
    return [{ field, index, name: header[index] ?? field, asks: asksFor(parse) }];
  });
}

function decided<T>(problems: Refusal[], decide: () => T): T | undefined {
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problems.push(error);
    return undefined;
  }
}

/** A file with our own columns and nothing else, with commas between them, is written as we write. */
function isOwn({ delimiter }: Pick<Sheet, 'delimiter'>, { format, header }: Layout): boolean {
  return (
    format.name === OWN && delimiter === ',' && header.every((name) => Object.hasOwn(format.columns, name))
  );
}
