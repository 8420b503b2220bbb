import { Refusal } from '../../base/refusal.ts';
import { namedOrders } from '../../domain/orders/named.ts';
import { loadParty, type Party } from '../../store/load/parties.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import type { PartyKind } from './read.ts';

/** Takes a customer or supplier out of the lists; refuses (4) a customer with orders that are not complete. */
export async function archiveParty(
  work: Work,
  request: { readonly kind: PartyKind; readonly code: string },
): Promise<string> {
  const party = await loadParty(work, request.kind, request.code);
  if (party.archived_at !== null) return request.code;
  if (request.kind === 'customer') await refuseWithOrders(work, party);
  const changes = { archived_at: work.now };
  await record(work, [
    { type: 'edited', kept: 'party', id: party.id, changes, before: { archived_at: null } },
  ]);
  return request.code;
}

async function refuseWithOrders(work: Work, { id, code }: Party): Promise<void> {
  const open = await work.tx
    .selectFrom('orders')
    .select('number')
    .where('customer_id', '=', id)
    .where('headline', 'not in', ['complete', 'cancelled'])
    .where('undone_by', 'is', null)
    .orderBy('number')
    .limit(6)
    .execute();
  if (open.length === 0) return;
  const orders = open.map(({ number }) => number);
  throw new Refusal('in_use', `Customer ${code} has orders that are not complete: ${namedOrders(orders)}.`, {
    hint: `docket orders list --customer ${code}`,
    details: { code, orders },
  });
}
