import type { Day } from '../../base/days.ts';
import { formatQuantity } from '../../base/quantity.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import type { NewMove } from '../../domain/events.ts';
import { hasExpired, type Lot } from '../../domain/stock/lots.ts';
import { lotsOf } from '../../store/load/lots.ts';
import { productsById } from '../../store/load/products.ts';
import type { Work } from '../../store/work.ts';

interface Leaving {
  /** The order's number. */
  readonly order: number;
  /** When it leaves. */
  readonly day: Day;
  readonly moves: readonly NewMove[];
}

/** Refuses (4) to send what had expired before the day on which it leaves: it was promised when it was still good. */
export async function refuseExpired(work: Work, { order, day, moves }: Leaving): Promise<void> {
  const lotOf = await lotsOf(work, moves);
  const expired = moves.filter((move) => hasExpired(lotOf(move), day));
  if (expired.length === 0) return;
  const products = await productsById(
    work,
    expired.map(({ product_id }) => product_id),
  );
  refuseAll(
    expired.map((move) =>
      tooOld(lotOf(move), { order, sku: products.get(move.product_id)?.sku ?? '', quantity: move.quantity }),
    ),
  );
}

function tooOld(
  { lot, expires_on }: Lot,
  { order, sku, quantity }: { readonly order: number; readonly sku: string; readonly quantity: number },
): Refusal {
  const message = `${formatQuantity(quantity)} of ${sku} for order #${order} are of lot ${lot}, which expired on ${expires_on}.`;
  return new Refusal('lot.expired', message, {
    hint: `docket orders allocate ${order}      promises goods of another lot`,
    details: { order, sku, lot, expires_on, quantity: quantity / 1000 },
  });
}
