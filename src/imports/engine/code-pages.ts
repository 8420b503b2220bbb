import { Buffer, isAscii } from 'node:buffer';

/** 0x80 to 0x9f of Windows-1252 (WHATWG Encoding Standard); the rest is as in ISO-8859-1. */
const controls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const latin1 = String.fromCharCode(...Array.from({ length: 128 }, (_, index) => 0x80 + index));

/** What the bytes from 0x80 on mean in each encoding of one byte a sign. */
export const codePages = {
  iso_8859_1: latin1,
  windows_1252: controls + latin1.slice(32),
  // Apple's ROMAN.TXT of 2005, with the euro sign at 0xdb.
  mac_roman:
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
    '¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
} as const;

export type CodePage = keyof typeof codePages;

/** Bytes of one sign each as UTF-8. */
export function fromCodePage(bytes: Buffer, page: CodePage): Buffer {
  if (isAscii(bytes)) return bytes;
  const signs = codePages[page];
  const text = bytes.toString('latin1');
  return Buffer.from(text.replaceAll(/[\u0080-\u00ff]/g, (sign) => signs[sign.charCodeAt(0) - 0x80] ?? sign));
}

const letter = /\p{L}/u;
const lower = /\p{Ll}/u;
const upper = /\p{Lu}/u;

/**
 * How much more sensible bytes read as Mac Roman than as Windows-1252: letters inside words count for an encoding;
 * signs inside words, capitals after small letters and signs that nobody types count against it.
 */
export function macRomanScore(bytes: Buffer): number {
  return sense(bytes, codePages.mac_roman) - sense(bytes, codePages.windows_1252);
}

function sense(bytes: Buffer, signs: string): number {
  const text = bytes.toString('latin1');
  let score = 0;
  for (const { index } of text.matchAll(/[\u0080-\u00ff]/g)) {
    const [before = '', sign = '', after = ''] = [index - 1, index, index + 1].map((at) =>
      signAt(text, at, signs),
    );
    score += plausible(before, sign, after);
  }
  return score;
}

function signAt(text: string, at: number, signs: string): string {
  const sign = text[at] ?? '';
  return sign >= '\u0080' ? (signs[sign.charCodeAt(0) - 0x80] ?? '') : sign;
}

function plausible(before: string, sign: string, after: string): number {
  const between = letter.test(before) && letter.test(after);
  if (upper.test(sign)) return lower.test(before) ? -1 : 1;
  if (lower.test(sign)) return letter.test(before) || letter.test(after) ? 1 : -1;
  if (/[\u0080-\u009f\uf8ff≠∞±≤≥∂∑∏π∫Ω√≈∆◊ﬁﬂıˇ˘˙˛˝˜¯]/.test(sign)) return -1;
  return between && sign !== '’' && sign !== '·' ? -1 : 1;
}
