const address = /^[^\s\p{Cc}@<>,;:"\\]+@[^\s\p{Cc}@<>,;:"\\]+$/u;

/** Whether a text can be an e-mail address: what could name a second recipient or begin another header cannot. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && address.test(text);
}
