import { normalQuantile } from '../../base/normal.ts';

/** What is known of a product's demand and of its supplier, all in the same unit of time (days, weeks). */
export interface Supply {
  /** Mean demand of one period, d̄. */
  readonly demand: number;
  /** Its standard deviation, σd, with n − 1. */
  readonly demand_deviation: number;
  /** Periods from the order to the receipt plus those between two looks at the stock, L. */
  readonly lead_time: number;
  /** Standard deviation of the lead time, σL; 0 where it is always the same. */
  readonly lead_time_deviation: number;
  /** The chance not to run out before the receipt, above 0 and below 1: 0.95. */
  readonly service_level: number;
}

/** When to order, with every step of its arithmetic; in the unit of the demand given. */
export interface ReorderPoint {
  /** Standard deviations kept as safety stock. */
  readonly z: number;
  readonly safety_stock: number;
  readonly reorder_point: number;
}

/**
 * Safety stock z·√(L·σd² + d̄²·σL²), never below nothing and shown rounded up, and reorder point ⌈d̄·L + safety stock⌉
 * with the safety stock unrounded. The numbers must not be negative.
 */
export function reorderPoint(supply: Supply): ReorderPoint {
  const { demand, demand_deviation, lead_time, lead_time_deviation, service_level } = supply;
  const z = normalQuantile(service_level);
  const deviation = Math.sqrt(lead_time * demand_deviation ** 2 + demand ** 2 * lead_time_deviation ** 2);
  const safety = Math.max(0, z * deviation);
  return {
    z,
    safety_stock: wholeAbove(safety),
    reorder_point: wholeAbove(demand * lead_time + safety),
  };
}

/** Rounded up, except what floating point alone lifted over a whole number. */
function wholeAbove(value: number): number {
  return Math.max(0, Math.ceil(value - DUST));
}

const DUST = 1e-9;

/** Mean and standard deviation (n − 1) of what was observed; the deviation of a single observation is 0. */
export function observed(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((total, value) => total + value, 0) / Math.max(values.length, 1);
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  return { mean, deviation: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)) };
}
