import type { Issues } from '../../domain/imports/issue.ts';
import type { OrderNamed } from '../../domain/imports/records.ts';
import { ordersNamed, type NamedOrder } from '../../store/load/known.ts';
import type { Work } from '../../store/work.ts';

type Named = OrderNamed & { readonly rows: readonly number[] };

/**
 * Finds the orders that rows speak of: `order` is docket's number (with or without #) or else what a channel calls it,
 * `external_ref` the latter only. What nobody knows, and what two channels call the same, becomes an issue.
 */
export async function findOrders<R extends Named>(
  work: Work,
  records: readonly R[],
  issues: Issues,
): Promise<readonly { readonly record: R; readonly order: NamedOrder }[]> {
  const refs = records.flatMap(({ order, external_ref }) =>
    [order, external_ref].filter((ref) => ref !== null),
  );
  const numbers = records.flatMap(({ order }) => numberIn(order) ?? []);
  const known = await ordersNamed(work, { refs, numbers });
  return records.flatMap((record) => {
    const found = matching(record, known);
    const [order, ...others] = found;
    if (order && others.length === 0) return [{ record, order }];
    const [line = 0] = record.rows;
    const said = record.external_ref ?? record.order ?? '';
    if (order)
      issues.add(
        line,
        'input.ambiguous',
        `${found.length} channels have an order “${said}”: name the channel.`,
        {
          column: 'channel',
        },
      );
    else issues.add(line, 'not_found', `There is no order “${said}”.`, { column: 'order', value: said });
    return [];
  });
}

function matching({ order, external_ref, channel }: Named, known: readonly NamedOrder[]): NamedOrder[] {
  const here = known.filter((one) => channel === null || one.channel === channel);
  const ref = external_ref ?? order;
  const byRef = here.filter((one) => one.external_ref === ref);
  if (external_ref !== null) return byRef;
  const number = numberIn(order);
  const byNumber = known.filter((one) => one.number === number);
  return byRef.length > 0 ? byRef : byNumber;
}

function numberIn(order: string | null): number | undefined {
  const digits = /^#?(\d{1,15})$/.exec(order?.trim() ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}
