/** What importing orders tells besides its counts. */
export interface OrderNotes {
  returns: number;
  /** Orders that wait for stock: a channel has sold it already. */
  readonly waiting: string[];
  /** Units that have left, as a channel says, and were not there to leave. */
  readonly oversold: string[];
  /** Orders that have left although their payment was voided at the channel. */
  readonly unpaid: string[];
  /** Orders of which nothing was left when they were first seen. */
  readonly dropped: string[];
  /** What a channel says and the books do not allow. */
  readonly refused: string[];
}

const NAMED = 10;

/** The notes as remarks, the first of each kind by name. */
export function warningsOf({ waiting, oversold, unpaid, dropped, refused }: OrderNotes): string[] {
  const orders = waiting.length === 1 ? '1 order waits' : `${waiting.length} orders wait`;
  return [
    ...named(`${orders} for stock`, waiting),
    ...named('Shipped by the channel although docket has none of them (oversold)', oversold),
    ...named('Sent although the payment was voided at the channel, and still due', unpaid),
    ...named('Cancelled or refunded whole before docket knew of them, without units, and left out', dropped),
    ...refused.slice(0, NAMED),
  ];
}

function named(what: string, all: readonly string[]): string[] {
  if (all.length === 0) return [];
  const more = all.length > NAMED ? `; and ${all.length - NAMED} more` : '';
  return [`${what}: ${all.slice(0, NAMED).join('; ')}${more}`];
}
