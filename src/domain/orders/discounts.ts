import { formatMoney, type Minor } from '../../base/money.ts';
import { Refusal } from '../../base/refusal.ts';
import { priceLines, type Discount } from '../pricing/price.ts';
import type { WantedLine } from './place.ts';

/** Discounts that are more than what they are taken off: on a line, and on the whole order. */
export function largeDiscounts(
  { lines, discount }: { readonly lines: readonly WantedLine[]; readonly discount: Discount | null },
  currency: string,
): Refusal[] {
  const priced = priceLines(lines, 'with_tax', null);
  const problems = lines.flatMap((line, index) => {
    const list = priced[index]?.list ?? 0;
    return excess(`The discount on ${line.product.sku}`, line.discount, { amount: list, currency });
  });
  if (problems.length > 0) return problems;
  const amount = priced.reduce((sum, line) => sum + line.list - line.discount, 0);
  return excess('The discount', discount, { amount, currency });
}

function excess(
  what: string,
  discount: Discount | null,
  { amount, currency }: { readonly amount: Minor; readonly currency: string },
): Refusal[] {
  if (discount === null || !('amount' in discount) || discount.amount <= amount) return [];
  const [taken, whole] = [formatMoney(discount.amount, currency), formatMoney(amount, currency)];
  return [
    new Refusal(
      'input.invalid',
      `${what}, ${taken} ${currency}, is more than the ${whole} it is taken off.`,
      {
        details: { discount: taken, amount: whole, currency },
      },
    ),
  ];
}
