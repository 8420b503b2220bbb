/** What is wrong with a SKU, if anything: it is typed in flags, scanned and written into file names and formulas. */
export function skuProblem(sku: string): string | undefined {
  if (sku.trim() === '') return 'The SKU is empty.';
  if (sku !== sku.trim()) return `The SKU “${sku}” begins or ends with a blank.`;
  if (sku.length > 80) return `The SKU “${sku.slice(0, 20)}…” is longer than 80 characters.`;
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(sku)) return 'The SKU has a control character in it.';
  return undefined;
}
