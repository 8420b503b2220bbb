import { observed } from './reorder-point.ts';

/** How long a supplier takes, in days, as its deliveries say. */
export interface LeadTime {
  /** Deliveries that it was learnt from. */
  readonly receipts: number;
  readonly mean: number | null;
  /** Standard deviation with n − 1; of one delivery there is none. */
  readonly deviation: number | null;
}

/** What so many days from ordering to receiving teach; every delivery counts once. */
export function learnLeadTime(days: readonly number[]): LeadTime {
  const receipts = days.length;
  const { mean, deviation } = observed(days);
  return { receipts, mean: receipts === 0 ? null : mean, deviation: receipts < 2 ? null : deviation };
}

/** Whole days to reckon with: what was learnt, else what the supplier says. */
export function expectedDays({ mean }: LeadTime, said: number | null): number | null {
  return mean === null ? said : Math.ceil(mean);
}
