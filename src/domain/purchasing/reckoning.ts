import { WHOLE } from '../../base/money.ts';
import { formatQuantity, ONE, type Quantity } from '../../base/quantity.ts';
import type { DayDemand } from '../forecast/demand.ts';
import type { LeadTime } from './lead-time.ts';
import { observed, reorderPoint } from './reorder-point.ts';
import type { ReorderPolicy } from './reorder-policy.ts';

/** What a reorder point is reckoned from; days as `numberOfDay`. */
export interface ReorderFacts {
  /** How finely the product is sold. */
  readonly decimals: number;
  readonly days: readonly DayDemand[];
  readonly outOfStock: ReadonlySet<number>;
  /** What the deliveries taught … */
  readonly learnt: LeadTime;
  /** … and what the supplier says, in days. */
  readonly said: number | null;
  readonly moq: Quantity | null;
}

/** A reorder point with everything that it comes from: demand in units a day, times in days, stock in thousandths. */
export interface Reckoned {
  readonly demand: number;
  readonly demand_deviation: number;
  /** Days that demand was read from, without those out of stock. */
  readonly days: number;
  readonly days_out_of_stock: number;
  readonly lead_time: number;
  readonly lead_time_deviation: number;
  readonly lead_time_from: 'receipts' | 'supplier' | 'setting';
  readonly receipts: number;
  readonly review_days: number;
  readonly service_level: number;
  readonly z: number;
  readonly safety_stock: Quantity;
  readonly reorder_point: Quantity;
  readonly reorder_quantity: Quantity;
}

/** Why nothing can be reckoned. */
export interface TooLittle {
  readonly reason: string;
}

/** Two weeks: each day of the week twice. */
export const LEAST_DAYS = 14;

/**
 * The reorder point of a product from what was ordered on the whole days before `today`, since its first order and at
 * most as far back as the policy says. What was not in stock is no demand of nothing. Too little past is said.
 */
export function reckon(facts: ReorderFacts, policy: ReorderPolicy, today: number): Reckoned | TooLittle {
  const first = facts.days[0]?.day;
  if (first === undefined) return { reason: 'it was never ordered' };
  const from = Math.max(today - policy.demand_days, first);
  const step = ONE / 10 ** facts.decimals;
  const demand = dayByDay(facts, { from, until: today }, step);
  const little = tooLittle(demand, { past: today - from, policy });
  if (little) return little;
  const { mean, deviation } = observed(demand);
  const lead = leadTimeOf(facts, policy);
  const point = reorderPoint({
    demand: mean,
    demand_deviation: deviation,
    lead_time: lead.lead_time + policy.review_days,
    lead_time_deviation: lead.lead_time_deviation,
    service_level: policy.service_level / WHOLE,
  });
  const cover = Math.ceil(mean * policy.cover_days - DUST) * step;
  return {
    demand: (mean * step) / ONE,
    demand_deviation: (deviation * step) / ONE,
    days: demand.length,
    days_out_of_stock: today - from - demand.length,
    ...lead,
    review_days: policy.review_days,
    service_level: policy.service_level / WHOLE,
    z: point.z,
    safety_stock: point.safety_stock * step,
    reorder_point: point.reorder_point * step,
    reorder_quantity: Math.max(cover, facts.moq ?? step),
  };
}

const DUST = 1e-9;

/** What was ordered on each day that had goods, in the smallest parts that are sold. */
function dayByDay(
  { days, outOfStock }: ReorderFacts,
  { from, until }: { readonly from: number; readonly until: number },
  step: Quantity,
): number[] {
  const ordered = new Map(days.map(({ day, quantity }) => [day, quantity]));
  const demand: number[] = [];
  for (let day = from; day < until; day += 1) {
    if (!outOfStock.has(day)) demand.push((ordered.get(day) ?? 0) / step);
  }
  return demand;
}

function tooLittle(
  demand: readonly number[],
  { past, policy }: { readonly past: number; readonly policy: ReorderPolicy },
): TooLittle | null {
  const needed = `${LEAST_DAYS} are needed`;
  if (past < LEAST_DAYS) return { reason: `it has been ordered for ${past} days only, ${needed}` };
  if (demand.length < LEAST_DAYS)
    return { reason: `it was in stock on ${demand.length} of the last ${past} days only, ${needed}` };
  if (demand.every((quantity) => quantity === 0))
    return { reason: `nothing was ordered in the last ${Math.min(past, policy.demand_days)} days` };
  return null;
}

function leadTimeOf({ learnt, said }: ReorderFacts, { lead_time_days }: ReorderPolicy) {
  const { mean, deviation, receipts } = learnt;
  if (mean !== null)
    return {
      lead_time: mean,
      lead_time_deviation: deviation ?? 0,
      lead_time_from: 'receipts',
      receipts,
    } as const;
  const known = { lead_time_deviation: 0, receipts };
  return said === null
    ? ({ ...known, lead_time: lead_time_days, lead_time_from: 'setting' } as const)
    : ({ ...known, lead_time: said, lead_time_from: 'supplier' } as const);
}

/** The arithmetic for people to check: `10 a day ± 4 over 60 days; L = 2 + 7 = 9 ± 0 days …`. */
export function reckonedAloud(reckoned: Reckoned): string {
  const { demand, demand_deviation, lead_time, lead_time_deviation, review_days, z } = reckoned;
  const L = lead_time + review_days;
  const [d, sd, l, sl] = [demand, demand_deviation, L, lead_time_deviation].map(short);
  const stock = formatQuantity(reckoned.safety_stock);
  return [
    `${d} a day ± ${sd} on ${reckoned.days} days${outOf(reckoned.days_out_of_stock)}`,
    `L = ${short(lead_time)} (${source(reckoned)}) + ${review_days} = ${l} days ± ${sl}`,
    `z ${z.toFixed(3)} (${short(reckoned.service_level * 100)} %)`,
    `safety stock z√(${l} × ${sd}² + ${d}² × ${sl}²) = ${stock}`,
    `reorder point ${d} × ${l} + ${stock} → ${formatQuantity(reckoned.reorder_point)}`,
  ].join('; ');
}

function outOf(days: number): string {
  return days === 0 ? '' : `, ${days} out of stock left out`;
}

function source({ lead_time_from, receipts }: Reckoned): string {
  if (lead_time_from === 'receipts') return receipts === 1 ? '1 receipt' : `${receipts} receipts`;
  return lead_time_from === 'supplier' ? 'as the supplier says' : 'lead_time_days';
}

function short(value: number): string {
  return String(Number(value.toFixed(2)));
}
