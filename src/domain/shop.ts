import type { Day, Instant } from '../base/days.ts';
import type { Rate } from '../base/money.ts';

/** What is the shop's own: kept in its database, changed only by an operation. */
export interface Shop {
  readonly name: string;
  /** The lines of its address; none where it was not set. */
  readonly address: readonly string[];
  readonly currency: string;
  readonly country: string;
  readonly timezone: string;
  readonly prices: 'with_tax' | 'without_tax';
  /** Where stock is received unless another location is named. */
  readonly location: string;
  readonly ship_before_payment: 'allow' | 'deny';
  readonly return_window_days: number;
  /** How much more than was ordered a supplier may deliver. */
  readonly over_receipt_tolerance: Rate;
  readonly return_reasons: readonly string[];
  readonly adjust_reasons: readonly string[];
  readonly payment_methods: readonly string[];
  readonly ship_policy: 'complete' | 'partial';
}

/** The moment at which something is decided. */
export interface Moment {
  readonly now: Instant;
  /** The business day of `now` in the shop's time zone. */
  readonly today: Day;
}

export const returnReasons = [
  'changed_mind', 'damaged', 'faulty', 'wrong_item', 'missing', 'not_as_described', 'late', 'other',
] as const; // prettier-ignore

/** Why there are more or fewer than the books say. */
export const adjustReasons = ['damaged', 'theft', 'found', 'sample'] as const;

export const paymentMethods = ['cash', 'card', 'bank_transfer', 'wallet', 'cheque', 'store_credit'] as const;

/** Where `--prices` is not given: prices are quoted without tax only in these countries. */
export const pricesWithoutTax: ReadonlySet<string> = new Set(['US', 'CA']);
