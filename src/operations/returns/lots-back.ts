import { refuseAll } from '../../base/refusal.ts';
import type { DocketEvent, NewMove } from '../../domain/events.ts';
import { productsById } from '../../store/load/products.ts';
import type { ReturnLine } from '../../store/load/returns.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';
import { LotsComing, type WrittenLot } from '../stock/lots.ts';
import { lotsOfLines, type WrittenLots } from '../stock/lots-of-lines.ts';

/** The lots of goods that customers bring back. */
export interface LotsBack {
  /** What was said of a line of the return. */
  readonly said: (line: number) => string | undefined;
  /**
   * The moves, each of a lot where lots are tracked and of none where they are not (any more). Refuses (2) where goods
   * left without a lot and none is said.
   */
  readonly named: (moves: readonly NewMove[]) => Promise<Named>;
}

interface Named {
  readonly moves: readonly NewMove[];
  readonly opened: readonly DocketEvent[];
}

/** Reads what was said of lots. Refuses lines that are not there (3), and lots of what has none (4). */
export async function lotsBack(
  work: Work,
  units: readonly ReturnLine[],
  written: WrittenLots,
): Promise<LotsBack> {
  const products = await productsById(
    work,
    units.map(({ product_id }) => product_id),
  );
  const lines = units.flatMap(({ line, sku, product_id }) => {
    const product = products.get(product_id);
    return product ? [{ line, sku, product, lot_tracked: product.lot_tracked }] : [];
  });
  const problems = new Problems();
  const writtenOf = lotsOfLines(written, lines, problems);
  refuseAll(problems.found);
  const said = new Map(units.map(({ id, line }) => [id, writtenFor(lines, line, writtenOf)]));
  const coming = new LotsComing(work);
  const lotOf = async ({ product_id, lot, return_line_id }: NewMove): Promise<string> => {
    const product = products.get(product_id);
    if (!product || product.lot_tracked === 0) return '';
    return lot === '' ? coming.lotOf(product, said.get(return_line_id ?? 0) ?? {}) : lot;
  };
  return {
    said: (line) => writtenFor(lines, line, writtenOf).lot,
    async named(moves) {
      const of: NewMove[] = [];
      for (const move of moves) of.push({ ...move, lot: await lotOf(move) });
      return { moves: of, opened: coming.takeOpened() };
    },
  };
}

type Line = Parameters<ReturnType<typeof lotsOfLines>>[0];

function writtenFor(lines: readonly Line[], line: number, writtenOf: (line: Line) => WrittenLot): WrittenLot {
  const found = lines.find((one) => one.line === line);
  return found ? writtenOf(found) : {};
}
