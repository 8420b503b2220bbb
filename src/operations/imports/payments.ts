import { orderNamed } from '../../domain/orders/named.ts';
import { dayOf, instantOn, type Day, type Instant } from '../../base/days.ts';
import { Refusal, Refusals } from '../../base/refusal.ts';
import type { NewPayment } from '../../domain/events.ts';
import { freeTextProblems } from '../../domain/free-text.ts';
import type { PaymentRecord } from '../../domain/imports/records.ts';
import { methodOf } from '../../domain/payments/methods.ts';
import { refuseUnpayable } from '../../domain/payments/pay.ts';
import { refund } from '../../domain/payments/refund.ts';
import type { NamedOrder } from '../../store/load/known.ts';
import { loadOrderById, type Order } from '../../store/load/orders.ts';
import { loadPaymentsOf, type Payment } from '../../store/load/payments.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { goodwillOf } from '../payments/refund.ts';
import { findOrders } from './named-orders.ts';
import { mayWrite, sound, Tally, type Begin } from './outcome.ts';

/**
 * Money that came in and went back as a bank or a provider tells it. The same payment twice is once: by docket's number,
 * else by its reference, else by its order, amount, method and day.
 */
export const importPayments: Begin<PaymentRecord> = async (work, importing) => {
  const { issues, options } = importing;
  const tally = new Tally(importing);
  const may = mayWrite(options.mode, false);
  const taken = new Set<number>();
  return {
    async take(records) {
      for (const { record: said, order } of await findOrders(work, sound(records, issues), issues)) {
        const [line = 0] = said.rows;
        const what = `${said.kind} of ${orderNamed(order)}`;
        try {
          const becomes = await became(work, { said, order, may, taken });
          tally.count({ line, what, becomes, changes: [] });
        } catch (error) {
          if (!(error instanceof Refusal || error instanceof Refusals)) throw error;
          issues.add(line, error instanceof Refusal ? error.code : error.problems[0].code, error.message);
        }
      }
    },
    end: async () => tally.outcome(),
  };
};

interface Taking {
  readonly said: PaymentRecord;
  readonly order: NamedOrder;
  readonly may: boolean;
  /** Payments without a reference that a row of the file has stood for: the next one like it is another. */
  readonly taken: Set<number>;
}

async function became(work: Work, { said, order: named, may, taken }: Taking) {
  const { order } = await loadOrderById(work, named.id);
  const payment = paymentOf(work, said, order);
  const known = (await loadPaymentsOf(work, order.id)).find(
    (one) => one.voided_by === null && !isTaken(work, one, taken) && isSame(one, payment, said.number),
  );
  if (known) taken.add(known.id);
  if (known) return 'unchanged';
  if (!may) return 'left_out';
  await (payment.kind === 'payment' ? takeIn(work, order, payment) : payBack(work, order, payment));
  return 'created';
}

/** Of two rows without a reference each is a payment; of two with the same one the second says nothing new. */
function isTaken(
  { operation }: Work,
  { id, ref, operation_id }: Payment,
  taken: ReadonlySet<number>,
): boolean {
  return ref === null && (taken.has(id) || operation_id === operation);
}

function isSame(one: Payment, said: NewPayment, number: number | null): boolean {
  if (number !== null && one.number === number) return one.amount === said.amount && one.kind === said.kind;
  if (one.kind !== said.kind || one.amount !== said.amount) return false;
  // Told by the channel of the order: this is that money, by its own name.
  if (one.method === 'imported') return true;
  if (said.ref !== null) return one.ref === said.ref;
  return one.ref === null && one.paid_on === said.paid_on && one.method === said.method;
}

function paymentOf(work: Work, said: PaymentRecord, order: Order): NewPayment {
  const { kind, amount, ref, reason, currency, method } = said;
  const texts = freeTextProblems({ ref, reason });
  if (texts[0]) throw texts[0];
  if (currency !== null && currency.toUpperCase() !== order.currency)
    throw new Refusal(
      'input.invalid',
      `The payment is in ${currency}, order ${orderNamed(order)} in ${order.currency}.`,
    );
  if (amount === 0) throw new Refusal('input.invalid', 'The amount is 0, and must be more.');
  const { on, at } = momentOf(work, said);
  return {
    order_id: order.id, return_id: null, kind, method: methodSaid(work, method), amount, currency: order.currency, ref,
    reason, paid_at: at, paid_on: on, refund_of: null,
  }; // prettier-ignore
}

/** Without a method, or with docket's own word for it, nobody knows how it was paid. */
function methodSaid({ shop }: Work, method: string | null): string {
  return method === null || method === 'imported' ? 'imported' : methodOf(method, shop);
}

function momentOf({ now, today, shop }: Work, { paid_at, paid_on }: PaymentRecord): { on: Day; at: Instant } {
  const on = paid_at === null ? (paid_on ?? today) : dayOf(paid_at, shop.timezone);
  if (on > today) throw new Refusal('input.invalid', `The day ${on} has not come yet (today is ${today}).`);
  return { on, at: paid_at ?? instantOn(on, now, shop.timezone) };
}

async function takeIn(work: Work, order: Order, payment: NewPayment): Promise<void> {
  refuseUnpayable(order, payment.amount, { mayOverpay: true });
  await record(work, [{ type: 'payment_added', ...payment }]);
}

async function payBack(work: Work, order: Order, payment: NewPayment): Promise<void> {
  const decision = refund(order, payment.amount, null);
  const moment = { at: payment.paid_at, day: payment.paid_on, reason: payment.reason };
  await record(work, [
    ...(await goodwillOf(work, order, { ...decision, ...moment })),
    { type: 'payment_added', ...payment },
  ]);
}
