import { sql } from 'kysely';
import { formatQuantity } from '../base/quantity.ts';
import type { Check } from './check.ts';

/** A channel's code leads to a product, in units that it is sold in. */
export const listings: Check = {
  name: 'listings',
  law: 'what a channel calls a product stands for units of one that is there',
  async breaches({ tx }) {
    const { rows } = await sql<{ channel: string; code: string; sku: string; units: number }>`
      select c.code as channel, g.code, p.sku, g.units
      from listings g join channels c on c.id = g.channel_id join products p on p.id = g.product_id
      where p.undone_by is not null or g.units % (case p.decimals when 0 then 1000 when 1 then 100 when 2 then 10 else 1 end) <> 0
      order by g.id`.execute(tx);
    return rows.map(
      ({ channel, code, sku, units }) =>
        `${code} on ${channel} stands for ${formatQuantity(units)} of ${sku}, which are not to be had`,
    );
  },
};
