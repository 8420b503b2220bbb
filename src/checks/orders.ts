import { sql } from 'kysely';
import type { Check } from './check.ts';

/** Of what was undone nothing stands any more. */
export const undone: Check = {
  name: 'undone',
  law: 'an order that was undone holds no goods and no money',
  async breaches({ tx }) {
    const { rows } = await sql<{ number: number; allocated: number; shipped: number; paid: number }>`
      select number, allocated, shipped, paid from orders where undone_by is not null
        and (allocated <> 0 or shipped <> 0 or paid <> 0 or refunded <> 0 or credits <> 0 or return_requested <> 0)`.execute(
      tx,
    );
    return rows.map(
      ({ number, allocated, shipped, paid }) =>
        `#${number} was undone, but ${allocated / 1000} are allocated, ${shipped / 1000} shipped, ${paid} paid`,
    );
  },
};

/** An order that is over waits for nothing, and every order is about something. */
export const lifecycles: Check = {
  name: 'lifecycles',
  law: 'a closed or cancelled order that was not undone has nothing left to ship, a draft has promised and shipped nothing',
  async breaches({ tx }) {
    const { rows } = await sql<{ number: number; lifecycle: string; open: number }>`
      select number, lifecycle, ordered - cancelled - shipped as open from orders
      where (lifecycle in ('closed', 'cancelled') and undone_by is null and ordered - cancelled - shipped <> 0)
        or (lifecycle = 'cancelled' and shipped <> 0)
        or (lifecycle = 'draft' and (allocated <> 0 or shipped <> 0 or paid <> 0))
        or id not in (select order_id from order_lines)`.execute(tx);
    return rows.map(
      ({ number, lifecycle, open }) => `#${number} is ${lifecycle}, and ${open / 1000} are open`,
    );
  },
};

/** All money of an order is in its currency, and a refund gives back a payment of its own order. */
export const money: Check = {
  name: 'money',
  law: 'payments are in the currency of their order, and no payment is given back more than once over',
  async breaches({ tx }) {
    const { rows: strange } = await sql<{ number: number; order_number: number }>`
      select p.number, o.number as order_number from payments p join orders o on o.id = p.order_id
      left join payments b on b.id = p.refund_of
      where p.currency <> o.currency or (b.id is not null
        and (p.kind <> 'refund' or b.kind <> 'payment' or coalesce(b.order_id, 0) <> p.order_id))`.execute(
      tx,
    );
    const { rows: over } = await sql<{ number: number; amount: number; back: number }>`
      select p.number, p.amount, r.back from payments p join (select refund_of, sum(amount) as back from payments
        where refund_of is not null and voided_by is null group by refund_of) r on r.refund_of = p.id
      where r.back > p.amount or p.voided_by is not null`.execute(tx);
    return [
      ...strange.map(({ number, order_number }) => `payment ${number} does not fit order #${order_number}`),
      ...over.map(({ number, amount, back }) => `payment ${number} of ${amount} was given back with ${back}`),
    ];
  },
};
