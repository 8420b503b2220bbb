/** Orders as a sentence names them, the first five: `#1001, #1002 and more`. */
export function namedOrders(numbers: readonly number[]): string {
  const named = numbers.slice(0, 5).map((number) => `#${number}`);
  return named.join(', ') + (numbers.length > 5 ? ' and more' : '');
}

/** What names an order: docket's number, and what its channel calls it. */
export interface Naming {
  readonly number: number;
  readonly external_ref: string | null;
  /** The channel's code. */
  readonly channel?: string | null;
}

/** An order by both of its names, since they may look alike: `#1041 (shopify #1001)`. */
export function orderNamed({ number, external_ref, channel }: Naming): string {
  if (external_ref === null) return `#${number}`;
  return `#${number} (${channel ? `${channel} ` : ''}${external_ref})`;
}
