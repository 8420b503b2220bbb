const retailLengths: ReadonlySet<number> = new Set([8, 12, 13, 14]);

/**
 * What is wrong with a barcode, if anything. Digits of the lengths of GTIN-8, -12 (UPC), -13 (EAN) and -14 must end in
 * the right check digit (GS1 General Specifications, 7.9); other codes are the shop's own and only need to be printable.
 */
export function barcodeProblem(barcode: string): string | undefined {
  if (barcode === '' || barcode.length > 48 || !/^[\x21-\x7e]+$/.test(barcode))
    return `“${barcode}” is no barcode.`;
  if (!/^\d+$/.test(barcode) || !retailLengths.has(barcode.length)) return undefined;
  const right = checkDigit(barcode.slice(0, -1));
  if (barcode.endsWith(String(right))) return undefined;
  return `The barcode ${barcode} has a mistyped digit: its last one should be ${right}.`;
}

/** The check digit of a GTIN: digits weigh 3 and 1 in turn from the right. */
export function checkDigit(digits: string): number {
  const sum = [...digits]
    .toReversed()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}
