import { formatQuantity, ONE, parseQuantity, type Quantity } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import { optionalTextProblems } from '../free-text.ts';
import { skuProblem } from './sku.ts';

/** What a channel calls a product, as people write it: `ebay=MUG_R`, or `ebay=MUG_R_6:6` for a pack of six. */
export interface WrittenListing {
  /** The channel's code. */
  readonly channel: string;
  /** `null` takes every code of that channel away. */
  readonly code: string | null;
  /** How many of ours one of the listing is. */
  readonly units: Quantity;
}

/** Stands between several of them in one cell of a file. */
const BETWEEN = ';';

/**
 * Reads `CHANNEL=CODE[:UNITS]`; `CHANNEL=` takes away what stands there. A code that itself ends in a colon and a number
 * is followed by `:1`. Refuses (2) what is not written like this, and units of none.
 */
export function readListing(typed: string, decimals: number): WrittenListing {
  const [, channel = '', rest] = /^([^=]+)=(.*)$/su.exec(typed.trim()) ?? [];
  if (rest === undefined) throw misshapen(typed);
  const [, code, units] = /^(.*):([\d.]+)$/su.exec(rest.trim()) ?? [];
  const listing = {
    channel: channel.trim(),
    units: units === undefined ? ONE : unitsOf(units, typed, decimals),
  };
  const said = (code ?? rest).trim();
  if (said === '' && code === undefined) return { ...listing, code: null };
  refuseCode(said, typed);
  return { ...listing, code: said };
}

function misshapen(typed: string): Refusal {
  return new Refusal('input.invalid', `“${typed}” is not written as CHANNEL=CODE or CHANNEL=CODE:UNITS.`, {
    hint: '--channel-sku ebay=MUG_R      or for a pack of six  --channel-sku ebay=MUG_R_6:6',
    details: { value: typed },
  });
}

function unitsOf(text: string, typed: string, decimals: number): Quantity {
  const units = parseQuantity(text, decimals, `What one of “${typed}” is made of`);
  if (units > 0) return units;
  throw new Refusal('input.invalid', `One of “${typed}” is ${text} of ours, and must be more than 0.`, {
    details: { value: typed },
  });
}

function refuseCode(code: string, typed: string): void {
  const shape = skuProblem(code)?.replace('SKU', 'code');
  const between = code.includes(BETWEEN) ? `The code “${code}” has a “${BETWEEN}” in it.` : undefined;
  const [card] = optionalTextProblems({ code });
  const problem = shape ?? between ?? card?.message;
  if (problem !== undefined) throw new Refusal('input.invalid', problem, { details: { value: typed } });
}

/** As it is written and read again; a single one of ours goes without saying, unless the code itself would say more. */
export function formatListing({ channel, code, units }: WrittenListing): string {
  const single = units === ONE && !/:[\d.]+$/u.test(code ?? '');
  return `${channel}=${code ?? ''}${single ? '' : `:${formatQuantity(units)}`}`;
}

/** Several in one cell of a file: `ebay=MUG_R; ebay=MUG_R_6:6`. */
export function formatListings(listings: readonly WrittenListing[]): string | null {
  return listings.length === 0 ? null : listings.map(formatListing).join(`${BETWEEN} `);
}

/** The parts of such a cell. */
export function listingsIn(cell: string): string[] {
  return cell.split(BETWEEN).map((part) => part.trim()).filter((part) => part !== ''); // prettier-ignore
}
