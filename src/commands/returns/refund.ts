import { formatMoney } from '../../base/money.ts';
import { formatQuantity, ONE, type Quantity } from '../../base/quantity.ts';
import { toComeOf } from '../../domain/returns/status.ts';
import { one } from '../../kit/command.ts';
import { day, decimal, documentNumber, required, text } from '../../kit/inputs.ts';
import type { ReturnRecord } from '../../store/list/returns.ts';
import { returnView } from '../../views/return.ts';
import { command, confirmed, rehearse, write } from '../desk.ts';

export default command({
  summary: 'Credits the units of a return and pays back what is then overpaid.',
  examples: [
    ['docket returns refund 7 --yes', 'what the units were sold for, by the way in which it was paid last'],
    ['docket returns refund 7 --amount 20.00 --method cash', 'less than that: something is kept'],
  ],
  args: { return: required(documentNumber('RETURN', 'The return’s number')) },
  flags: {
    amount: decimal('AMOUNT', 'How much is credited (what the units were sold for)'),
    method: text('METHOD', 'How it is paid back (as the named or last payment was made)'),
    payment: documentNumber('PAYMENT', 'Which payment is paid back'),
    on: day('When (today)'),
  },
  view: returnView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ refundUnits }, { goodwillThatEndedIt, showReturn }] = await Promise.all([
      import('../../operations/returns/refund.ts'),
      import('../../store/list/returns.ts'),
    ]);
    const asked = { command: 'returns refund', request: { ...args, ...flags } };
    const show = async (work: Parameters<typeof showReturn>[0], number: string) => {
      const record = await showReturn(work, Number(number));
      return { record, goodwill: await goodwillThatEndedIt(work, record.order) };
    };
    await confirmed(context, {
      question: `Refund return ${args.return}?`,
      preview: async () => previewOf(await rehearse(context, asked, refundUnits, show)),
    });
    const refunded = await write(context, asked, refundUnits, show);
    const { record } = refunded;
    return one(returnView, record, {
      done: outcomeOf(refunded, present),
      next: `docket orders show ${record.order ?? ''}`,
    });
  },
});

interface Refunded {
  readonly record: ReturnRecord;
  /** Credited before, so that less was left for the return. */
  readonly goodwill: number;
}

/** What would happen, and a warning where money would go back for goods that have not. */
function previewOf(refunded: Refunded): string {
  const { lines } = refunded.record;
  const toCome = lines.reduce((sum, line) => sum + toComeOf(line), 0);
  const none = lines.every(({ received }) => received === 0);
  const missing = none
    ? 'Nothing has come back yet.'
    : `${formatQuantity(toCome)} of it ${areOf(toCome)} still to come.`;
  return [outcomeOf(refunded, future), ...(toCome === 0 ? [] : [missing])].join('\n');
}

const areOf = (quantity: Quantity): string => (quantity === ONE ? 'is' : 'are');

const present = { is: 'is', lowers: 'only lowers' };
const future = { is: 'will be', lowers: 'will only lower' };

/** What of the credit is paid back; where that is not all or no more, why. */
function outcomeOf(
  { record: { header, order, currency, credit, refunded }, goodwill }: Refunded,
  { is, lowers }: typeof present,
): string {
  const money = (amount: number): string => `${formatMoney(amount, currency)} ${currency}`;
  const lowered = credit.gross - refunded;
  const parts = [
    `${money(credit.gross)} of return ${header.number} ${is} credited`,
    ...(refunded > 0 ? [`${money(refunded)} ${is} paid back`] : []),
    ...(lowered > 0 ? [`${money(lowered)} ${lowers} what is owed on order #${order ?? ''}`] : []),
    ...(goodwill > 0
      ? [`and no more is left of the order since ${money(goodwill)} was given as goodwill`]
      : []),
  ];
  return `${parts.join(', ')}.`;
}
