import { parseMoney, type Minor } from '../../base/money.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import type { NewPurchaseCharge } from '../../domain/events.ts';
import { Problems } from '../collect.ts';

/** What came on top of the goods' own cost, as it is typed. */
export interface WrittenCharges {
  readonly freight?: string | undefined;
  readonly duty?: string | undefined;
  /** By what it is shared over the goods that came. */
  readonly share_by?: NewPurchaseCharge['shared_by'] | undefined;
}

/** Reads freight and duty; refuses (2) what is no amount, is not above zero, or is to be shared and is not there. */
export function chargesOf(
  { freight, duty, share_by }: WrittenCharges,
  currency: string,
): NewPurchaseCharge[] {
  const problems = new Problems();
  const read = (kind: NewPurchaseCharge['kind'], text: string | undefined): NewPurchaseCharge[] =>
    text === undefined
      ? []
      : problems.attempt(
          () => [{ kind, amount: amountOf(text, currency, kind), shared_by: share_by ?? 'value' }],
          [],
        );
  const charges = [...read('freight', freight), ...read('duty', duty)];
  if (share_by !== undefined && freight === undefined && duty === undefined)
    problems.add(
      new Refusal('usage', 'There is nothing to share.', { hint: '--freight 25.00      or --duty 8.00' }),
    );
  refuseAll(problems.found);
  return charges;
}

function amountOf(text: string, currency: string, kind: string): Minor {
  const amount = parseMoney(text, currency, `The ${kind}`);
  if (amount > 0) return amount;
  throw new Refusal('input.invalid', `The ${kind} is ${text}, and must be more than 0.`);
}
