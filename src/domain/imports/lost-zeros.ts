/**
 * The known code that a spreadsheet has probably made this one of: with the zeros that stood before it, where exactly
 * one is known. For the words that say an unknown SKU.
 */
export function withLostZeros(code: string, known: Iterable<string>): string | undefined {
  if (!/^[1-9]\d*$/.test(code)) return undefined;
  const same = [...known].filter((one) => one.length > code.length && one.replace(/^0+/, '') === code);
  return same.length === 1 ? same[0] : undefined;
}
