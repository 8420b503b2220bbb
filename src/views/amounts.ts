import { formatMoney, formatUnitPrice, type Minor, type UnitPrice } from '../base/money.ts';
import { quantityNumber, type Quantity } from '../base/quantity.ts';

/** Turns stored units into what JSON and CSV show, for one currency. */
export interface Shown {
  readonly money: (amount: Minor) => string;
  readonly price: <P extends UnitPrice | null>(price: P) => P extends null ? null : string;
  readonly quantity: <Q extends Quantity | null>(quantity: Q) => Q extends null ? null : number;
}

export function shownIn(currency: string): Shown {
  return {
    money: (amount) => formatMoney(amount, currency),
    price: (price) => (price === null ? null : formatUnitPrice(price, currency)) as never,
    quantity: (quantity) => (quantity === null ? null : quantityNumber(quantity)) as never,
  };
}

/** What is left between a customer and the shop for an order, in words: `due` in minor units, below zero where too much was paid. */
export function balanceOf(order: number | null, due: Minor | null, currency: string): string {
  const left = due ?? 0;
  const money = `${formatMoney(Math.abs(left), currency)} ${currency}`;
  const name = `order #${order ?? ''}`;
  if (left < 0) return `${name} is overpaid by ${money}`;
  return left === 0 ? `nothing is due on ${name}` : `${money} is due on ${name}`;
}
