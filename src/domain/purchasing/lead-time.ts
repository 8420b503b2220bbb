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
  if (receipts === 0) return { receipts, mean: null, deviation: null };
  const mean = days.reduce((sum, day) => sum + day, 0) / receipts;
  const squares = days.reduce((sum, day) => sum + (day - mean) ** 2, 0);
  return { receipts, mean, deviation: receipts === 1 ? null : Math.sqrt(squares / (receipts - 1)) };
}

/** Whole days to reckon with: what was learnt, else what the supplier says. */
export function expectedDays({ mean }: LeadTime, said: number | null): number | null {
  return mean === null ? said : Math.ceil(mean);
}
