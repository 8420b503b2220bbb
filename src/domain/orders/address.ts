import { Refusal } from '../../base/refusal.ts';

/** Where goods go, in parts. */
export interface Address {
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly postcode: string | null;
  readonly country: string | null;
}

/**
 * Reads `1 Church Street, Whitby, YO22 4AA, GB`: street, anything between, town, postcode, country. A country is two
 * capital letters; a postcode has a digit and no word. Refuses (2) what is empty.
 */
export function parseAddress(typed: string): Address {
  const parts = typed
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) {
    throw new Refusal('input.invalid', 'The address is empty.', {
      hint: '--ship-to "1 Church Street, Whitby, YO22 4AA, GB"',
    });
  }
  const country = parts.length > 1 && /^[A-Z]{2}$/.test(parts.at(-1) ?? '') ? parts.pop() : undefined;
  const postcode = parts.length > 1 && isPostcode(parts.at(-1) ?? '') ? parts.pop() : undefined;
  const city = parts.length > 1 ? parts.pop() : undefined;
  const [line1 = null, ...between] = parts;
  return {
    line1,
    line2: between.join(', ') || null,
    city: city ?? null,
    postcode: postcode ?? null,
    country: country ?? null,
  };
}

/** `YO22 4AA`, `62704-1234`, `IL 62704`, `1234 AB`; no `Flat 2`, since four letters in a row are a word. */
function isPostcode(text: string): boolean {
  return text.length <= 12 && /\d/.test(text) && !/\p{L}{4}/u.test(text);
}
