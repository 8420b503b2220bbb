import { Refusal } from '../../base/refusal.ts';
import { isEmail } from '../catalog/email.ts';

/** An order line as it is written: `MUG=2`, `MUG=2@4.50`, `MUG=2-10%`, `MUG=2@4.50-10%`. The values are still text. */
export interface WrittenLine {
  readonly sku: string;
  readonly quantity: string;
  readonly price: string | null;
  readonly percent: string | null;
}

/** Reads a written line; the SKU ends at the last `=`. Refuses (2) what has no SKU or no quantity. */
export function parseWrittenLine(written: string): WrittenLine {
  const at = written.lastIndexOf('=');
  const sku = written.slice(0, at).trim();
  const rest = written.slice(at + 1).trim();
  const parts = /^(-?[^@%-]+)(?:@([^@%-]+))?(?:-([^@%]+)%)?$/.exec(rest);
  if (at < 1 || sku === '' || !parts) {
    throw new Refusal('input.invalid', `The line “${written}” is not written as SKU=QTY[@PRICE][-10%].`, {
      hint: '--line MUG=2',
    });
  }
  return {
    sku,
    quantity: parts[1] ?? '',
    price: parts[2] ?? null,
    percent: parts[3] === undefined ? null : `${parts[3]}%`,
  };
}

/** `Ann Lee <ann@example.com>`, a bare e-mail address, a name or a customer's code. */
export function parseWrittenCustomer(written: string): { name: string | null; email: string | null } {
  const both = /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(written);
  const email =
    (both ? both[2] : /^\S*@\S*$/.test(written.trim()) ? written : undefined)?.trim().toLowerCase() ?? null;
  if (!both && /[<>]/.test(written)) {
    throw new Refusal('input.invalid', `“${written}” is not written as Name <e-mail>.`, {
      hint: '--customer "Ann Lee <ann@example.com>"',
    });
  }
  const name = (both ? both[1] : email === null ? written.trim() : '') || null;
  if (name === null && email === null)
    throw new Refusal('input.invalid', 'The customer is empty.', {
      hint: '--customer "Ann Lee <ann@example.com>"',
    });
  if (email !== null && !isEmail(email)) {
    throw new Refusal('input.invalid', `“${email}” is no e-mail address.`, {
      hint: '--customer "Ann Lee <ann@example.com>"',
    });
  }
  return { name, email };
}

/** `card`, or `card=12.50`; the amount is still text. Refuses (2) what has more than one `=`. */
export function parseWrittenPayment(written: string): { method: string; amount: string | null } {
  const [method = '', amount, ...more] = written.split('=');
  if (more.length > 0) {
    throw new Refusal('input.invalid', `The payment “${written}” is not written as METHOD[=AMOUNT].`, {
      hint: '--pay card=12.50',
    });
  }
  return { method: method.trim().toLowerCase().replaceAll('-', '_'), amount: amount?.trim() ?? null };
}
