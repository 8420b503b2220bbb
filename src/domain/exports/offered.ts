import { ONE, type Quantity } from '../../base/quantity.ts';

/** How much of the stock a channel is told of, in pieces. */
export interface Offering {
  /** Kept back, so that a sale elsewhere oversells nothing. */
  readonly buffer: number;
  /** At most so many, however many there are. */
  readonly cap: number | undefined;
}

/** Whole pieces that may be offered of what is available: less the buffer, not below 0, at most the cap. */
export function offered(available: Quantity, { buffer, cap }: Offering): number {
  const pieces = Math.max(Math.floor(available / ONE) - buffer, 0);
  return cap === undefined ? pieces : Math.min(pieces, cap);
}
