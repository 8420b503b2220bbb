import { Refusal } from '../../base/refusal.ts';
import { isEmail } from '../catalog/email.ts';
import { freeTextProblems } from '../free-text.ts';

/** Who a message goes to, or comes from: its parts are never joined to a header by hand. */
export interface Address {
  readonly name: string | null;
  readonly address: string;
}

/**
 * `Ann Lee <ann@example.com>`, or the bare address. Refuses (2) what is no e-mail address, and names that could name a
 * second recipient or begin another header: commas, semicolons, quotes, what cannot be printed.
 */
export function parseAddress(written: string): Address {
  const both = /^([^<>]*)<([^<>]*)>$/.exec(written.trim());
  const name = both?.[1]?.trim() || null;
  const address = (both?.[2] ?? written).trim();
  if (!isEmail(address)) throw invalid(address, 'no e-mail address');
  if (name !== null && (/[,;:"\\@]/.test(name) || freeTextProblems({ name }).length > 0))
    throw invalid(name, 'no name to stand before an e-mail address');
  return { name, address };
}

/** An address as people write it. */
export function writtenAddress({ name, address }: Address): string {
  return name === null ? address : `${name} <${address}>`;
}

function invalid(typed: string, why: string): Refusal {
  return new Refusal('input.invalid', `“${typed}” is ${why}.`, {
    hint: 'Ann Lee <ann@example.com>      or  ann@example.com',
    details: { value: typed },
  });
}
