/** What is wrong with the code of a customer, supplier, place or channel, if anything: one word that flags and lists carry. */
export function codeProblem(code: string): string | undefined {
  if (code === '') return 'The code is empty.';
  if (code.length > 40) return `The code “${code.slice(0, 20)}…” is longer than 40 characters.`;
  if (/[\s\p{Cc}\p{Cs},<>@()]/u.test(code) || code.startsWith('-'))
    return `The code “${code}” is not one plain word: no blanks, commas, brackets or @, and no dash at its beginning.`;
  return undefined;
}
