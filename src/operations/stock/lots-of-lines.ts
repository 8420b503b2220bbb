import { Refusal } from '../../base/refusal.ts';
import type { Product } from '../../store/load/products.ts';
import type { Work } from '../../store/work.ts';
import type { Problems } from '../collect.ts';
import { lotThere, type WrittenLot } from './lots.ts';

/** Lots of several lines as they are typed: `L42` of all, `2=L42` or `MILK=L42` of one; the days likewise. */
export interface WrittenLots {
  readonly lot?: readonly string[] | undefined;
  readonly expires?: readonly string[] | undefined;
}

/** What a line may be called by. */
export interface LineOfLot {
  readonly line?: number;
  readonly sku: string;
  readonly lot_tracked: 0 | 1;
}

type LotProduct = Pick<Product, 'id' | 'sku' | 'lot_tracked'>;

interface Said {
  /** The line, by its number or SKU; null where all are meant. */
  readonly of: string | null;
  readonly value: string;
}

/**
 * What was said of each line's lot. What is said of all is said of those that are kept by lots. Collects lines that
 * are not there (3) and lots of nothing (4).
 */
export function lotsOfLines(
  { lot = [], expires = [] }: WrittenLots,
  lines: readonly LineOfLot[],
  problems: Problems,
): (line: LineOfLot) => WrittenLot {
  const [lots, days] = [lot.map(saidOf), expires.map(saidOf)];
  for (const said of [...lots, ...days]) problems.attempt(() => refuseOfNothing(said, lines), undefined);
  return (line) => ({ lot: valueFor(lots, line), expires: valueFor(days, line) });
}

function saidOf(written: string): Said {
  const at = written.lastIndexOf('=');
  return at < 0
    ? { of: null, value: written.trim() }
    : { of: written.slice(0, at).trim(), value: written.slice(at + 1).trim() };
}

function valueFor(said: readonly Said[], line: LineOfLot): string | undefined {
  const own = said.find(({ of }) => of !== null && isCalled(line, of));
  const all = line.lot_tracked === 1 ? said.find(({ of }) => of === null) : undefined;
  return (own ?? all)?.value;
}

function isCalled({ line, sku }: LineOfLot, name: string): boolean {
  return sku === name || (line !== undefined && String(line) === name);
}

function refuseOfNothing({ of, value }: Said, lines: readonly LineOfLot[]): void {
  const meant = of === null ? lines : lines.filter((line) => isCalled(line, of));
  if (lines.length === 0 || (of === null && meant.some(({ lot_tracked }) => lot_tracked === 1))) return;
  if (of !== null && meant.length > 0) return;
  if (of === null)
    throw new Refusal('state', `Nothing of this is kept by lots, and ${value} is said of one.`, {
      hint: `docket products edit ${lines[0]?.sku ?? 'SKU'} --lot-tracked      or leave it out`,
    });
  throw new Refusal('not_found', `${of} is none of the lines: ${lines.map(({ sku }) => sku).join(', ')}.`, {
    hint: '--lot LINE=LOT or --lot SKU=LOT',
  });
}

/** The lots of goods that are there, in the order of the goods; collects what `lotThere` refuses of each. */
export async function lotsThere(
  work: Work,
  goods: readonly { readonly line?: number; readonly product: LotProduct }[],
  { lot, problems }: Pick<WrittenLots, 'lot'> & { readonly problems: Problems },
): Promise<string[]> {
  const lines = goods.map(({ line, product }) => ({ ...(line === undefined ? {} : { line }), ...product }));
  const lotFor = lotsOfLines({ lot }, lines, problems);
  const lots: string[] = [];
  for (const line of lines)
    lots.push(await problems.attemptLater(() => lotThere(work, line, lotFor(line)), ''));
  return lots;
}
