import { formatQuantity, type Quantity } from '../../base/quantity.ts';
import { suggested, type Reordering } from '../stock/reorder.ts';

/** What a mail says of a product that is running low; in thousandths. */
export interface LowLine extends Reordering {
  readonly sku: string;
  readonly name: string;
  readonly available: Quantity;
  readonly incoming: Quantity;
  readonly waiting: Quantity;
  /** The code of who it is bought from. */
  readonly supplier: string | null;
}

/** A mail as it is read: plain text. */
export interface Letter {
  readonly subject: string;
  readonly body: string;
}

/** More of them nobody reads in a mail. */
const MOST = 200;

/** The mail that tells what is running low, the most urgent first as they come. */
export function lowStockLetter(shop: string, low: readonly LowLine[]): Letter {
  const what = low.length === 1 ? `${low[0]?.sku} is` : `${low.length} products are`;
  const left = low.length - MOST;
  return {
    subject: `${shop}: ${what} running low`,
    body: [
      `At or below the reorder point in ${shop}:`,
      '',
      ...low.slice(0, MOST).flatMap(paragraph),
      ...(left > 0 ? [`… and ${left} more: docket stock low`, ''] : []),
      'docket purchases suggest      works out what to order',
      '',
    ].join('\n'),
  };
}

function paragraph(line: LowLine): string[] {
  const { sku, name, available, incoming, waiting, projected, reorder_point, supplier } = line;
  const from = supplier === null ? '' : ` from ${supplier}`;
  return [
    `${sku}  ${name}`,
    `  ${of(available)} available + ${of(incoming)} incoming - ${of(waiting)} waited for = ${of(projected)} projected`,
    `  reorder at ${of(reorder_point)}: buy ${of(suggested(line).quantity)}${from}`,
    '',
  ];
}

function of(quantity: Quantity | null): string {
  return formatQuantity(quantity ?? 0);
}
