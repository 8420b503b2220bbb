import { ONE, type Quantity } from '../../base/quantity.ts';

/** How much of the stock a channel is told of. */
export interface Offering {
  /** Pieces of each product that are kept back, so that a sale elsewhere oversells nothing. */
  readonly buffer: number;
  /** The most of each listing that is told, however many there are. */
  readonly cap: number | undefined;
}

/**
 * Whole listings that may be offered of what is available, each of so many units: less the buffer, not below 0, at most
 * the cap.
 */
export function offered(available: Quantity, { buffer, cap }: Offering, units: Quantity = ONE): number {
  const listings = Math.max(Math.floor((available - buffer * ONE) / units), 0);
  return cap === undefined ? listings : Math.min(listings, cap);
}
