import { sql } from 'kysely';
import type { Work } from '../work.ts';
import { loadLevels } from './levels.ts';
import { loadLocations } from './locations.ts';

/** Where there is something of a product. */
export interface Whereabouts {
  readonly lying: readonly { readonly location: string; readonly quantity: number }[];
  /** Open counts in which it was counted. */
  readonly counts: readonly number[];
}

/** Where goods of a product lie or are on their way to; its levels are locked until the transaction ends. */
export async function whereLying(work: Work, product_id: number): Promise<Whereabouts> {
  const locations = await loadLocations(work);
  const levels = await loadLevels(work, [product_id]);
  const { rows: coming } = await sql<{ location_id: number; quantity: number }>`
    select t.to_location_id as location_id, l.quantity - l.received + l.found - l.lost as quantity
    from transfer_lines l join transfers t on t.id = l.transfer_id
    where l.product_id = ${product_id} and l.quantity - l.received + l.found - l.lost > 0
      and t.undone_by is null`.execute(work.tx);
  const { rows: counts } = await sql<{ number: number }>`
    select distinct c.number from count_lines n join counts c on c.id = n.count_id
    where n.product_id = ${product_id} and n.voided_by is null and c.lifecycle = 'open' and c.undone_by is null
    order by c.number`.execute(work.tx);
  const lying = [...levels, ...coming]
    .filter(({ quantity }) => quantity !== 0)
    .map(({ location_id, quantity }) => ({ location: locations.byId(location_id).code, quantity }));
  return { lying, counts: counts.map(({ number }) => number) };
}
