import { Refusal } from '../../base/refusal.ts';
import type { Work } from '../../store/work.ts';
import { changedSince, dependent, type Reversal } from './reversal.ts';

export const settingChanged: Reversal<'setting_changed'> = async (
  work,
  { payload: { key, value, before } },
) => {
  const now = await work.tx.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  if (now?.value !== value) throw changedSince(`The setting ${key}`);
  if (before === null)
    throw new Refusal(
      'undo.impossible',
      `The setting ${key} was set for the first time; it cannot be unset.`,
      { hint: `docket config set ${key} …` },
    );
  return [{ type: 'setting_changed', key, value: before, before: value }];
};

export const channelAdded: Reversal<'channel_added'> = async (work, { entity_id: id, payload: { code } }) => {
  const used = await work.tx
    .selectFrom('orders')
    .select('number')
    .where('channel_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  if (used) throw dependent(`order #${used.number} came through the channel ${code}`);
  return [archived('channel', id, work.now)];
};

export const locationAdded: Reversal<'location_added'> = async (
  work,
  { entity_id: id, payload: { code } },
) => {
  const held = await work.tx
    .selectFrom('stock_levels')
    .select('quantity')
    .where('location_id', '=', id)
    .where('quantity', '<>', 0)
    .limit(1)
    .executeTakeFirst();
  if (held) throw dependent(`goods lie at ${code}`);
  return [archived('location', id, work.now)];
};

function archived(kept: 'channel' | 'location', id: number, now: string) {
  return { type: 'edited', kept, id, changes: { archived_at: now }, before: { archived_at: null } } as const;
}

export const productAdded: Reversal<'product_added'> = async (work, { entity_id: id, payload: { sku } }) => {
  await refuseOrdered(work, id, sku);
  const moved = await work.tx
    .selectFrom('stock_moves as m')
    .select('m.id')
    .where('m.product_id', '=', id)
    .where('m.reverses', 'is', null)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('stock_moves as r').select('r.id').whereRef('r.reverses', '=', 'm.id'))),
    )
    .limit(1)
    .executeTakeFirst();
  if (moved) throw dependent(`goods of ${sku} were received or moved`, `docket stock moves ${sku}`);
  return [{ type: 'taken_back', table: 'products', ids: [id] }];
};

async function refuseOrdered(work: Work, product_id: number, sku: string): Promise<void> {
  const ordered = await work.tx
    .selectFrom('order_lines as l')
    .innerJoin('orders as o', 'o.id', 'l.order_id')
    .select('o.number')
    .where('l.product_id', '=', product_id)
    .where('o.undone_by', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (ordered)
    throw dependent(`order #${ordered.number} has ${sku} on it`, `docket orders show ${ordered.number}`);
}

export const partyAdded: Reversal<'party_added'> = async (work, { entity_id: id }) => {
  const order = await work.tx
    .selectFrom('orders')
    .select('number')
    .where('undone_by', 'is', null)
    .where((eb) => eb.or([eb('customer_id', '=', id), eb('ship_to_id', '=', id)]))
    .limit(1)
    .executeTakeFirst();
  if (order) throw dependent(`order #${order.number} is theirs`, `docket orders show ${order.number}`);
  const product = await work.tx
    .selectFrom('products')
    .select('sku')
    .where('supplier_id', '=', id)
    .where('undone_by', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (product) throw dependent(`${product.sku} comes from them`, `docket products show ${product.sku}`);
  return [{ type: 'taken_back', table: 'parties', ids: [id] }];
};

const tableOf = { product: 'products', channel: 'channels', location: 'locations' } as const;

export const edited: Reversal<'edited'> = async (work, { payload: { kept, id, changes, before } }) => {
  if (kept === 'party') {
    throw new Refusal(
      'undo.impossible',
      'The log keeps no personal data, so it does not know what stood there before.',
      { hint: 'docket customers edit …' },
    );
  }
  const now: Record<string, unknown> | undefined = await work.tx
    .selectFrom(tableOf[kept])
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  const changed = Object.entries(changes).find(([column, value]) => now?.[column] !== value);
  if (changed) throw changedSince(changed[0]);
  return [{ type: 'edited', kept, id, changes: before, before: changes }];
};
