import { Refusal } from '../../base/refusal.ts';
import type { Day } from '../../base/days.ts';
import type { TransferLine } from '../../domain/stock/transfer.ts';
import { loadShop } from '../load/shop.ts';
import { chunks } from '../rows.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

export type TransferLineRecord = TransferLine & { readonly name: string };

/** Goods on their way from one place to another, in stored units. */
export interface TransferRecord {
  readonly header: RowOf<'transfers'>;
  readonly from: string;
  readonly to: string;
  readonly currency: string;
  /** In the order of their line numbers. */
  readonly lines: readonly TransferLineRecord[];
}

export interface TransferFilter {
  /** A place's code: what leaves it or comes to it. */
  readonly location?: string | undefined;
  /** Only what is still on its way. */
  readonly open?: boolean | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly limit?: number | undefined;
}

/** Transfers, the newest first, undone ones too. */
export async function listTransfers(
  reading: Pick<Reading, 'tx'>,
  { location, open, from, to, limit }: TransferFilter = {},
): Promise<TransferRecord[]> {
  let query = select(reading).orderBy('t.number', 'desc');
  if (from !== undefined) query = query.where('t.sent_on', '>=', from);
  if (to !== undefined) query = query.where('t.sent_on', '<=', to);
  if (location !== undefined)
    query = query.where((eb) => eb.or([eb('f.code', '=', location), eb('g.code', '=', location)]));
  if (open)
    query = query.where('t.undone_by', 'is', null).where((eb) =>
      eb.exists(
        eb
          .selectFrom('transfer_lines as l')
          .select('l.id')
          .whereRef('l.transfer_id', '=', 't.id')
          .where((on) =>
            on(on('l.received', '-', on.ref('l.found')), '<', on('l.quantity', '-', on.ref('l.lost'))),
          ),
      ),
    );
  if (limit !== undefined) query = query.limit(limit);
  return withLines(reading, await query.execute());
}

/** One transfer by number; refuses (3) a number that none has. */
export async function showTransfer(reading: Pick<Reading, 'tx'>, number: number): Promise<TransferRecord> {
  const rows = await select(reading).where('t.number', '=', number).execute();
  const [record] = await withLines(reading, rows);
  if (record) return record;
  throw new Refusal('not_found', `There is no transfer ${number}.`, { hint: 'docket transfers list' });
}

function select({ tx }: Pick<Reading, 'tx'>) {
  return tx
    .selectFrom('transfers as t')
    .innerJoin('locations as f', 'f.id', 't.from_location_id')
    .innerJoin('locations as g', 'g.id', 't.to_location_id')
    .selectAll('t')
    .select(['f.code as from', 'g.code as to']);
}

type Selected = RowOf<'transfers'> & { readonly from: string; readonly to: string };

async function withLines(reading: Pick<Reading, 'tx'>, rows: readonly Selected[]): Promise<TransferRecord[]> {
  const { currency } = await loadShop(reading.tx);
  const lines = await linesOf(
    reading,
    rows.map(({ id }) => id),
  );
  return rows.map(({ from, to, ...header }) => ({
    header,
    from,
    to,
    currency,
    lines: lines.get(header.id) ?? [],
  }));
}

async function linesOf(
  { tx }: Pick<Reading, 'tx'>,
  transfers: readonly number[],
): Promise<Map<number, TransferLineRecord[]>> {
  const found: (TransferLineRecord & { readonly transfer_id: number })[] = [];
  for (const chunk of chunks(transfers)) {
    const rows = await tx
      .selectFrom('transfer_lines as l')
      .innerJoin('products as p', 'p.id', 'l.product_id')
      .selectAll('l')
      .select(['p.sku', 'p.name'])
      .where('l.transfer_id', 'in', chunk)
      .orderBy('l.line')
      .execute();
    found.push(...rows);
  }
  return Map.groupBy(found, ({ transfer_id }) => transfer_id);
}
