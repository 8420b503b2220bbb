/** How many columns of a terminal a cleaned text takes: wide scripts and emoji take two, combining marks none. */
export function widthOf(text: string): number {
  if (narrow.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes().segment(text)) width += widthOfGrapheme(segment);
  return width;
}

/** The text cut to a width, ending in `…` where something is missing. */
export function truncate(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let room = width - 1;
  for (const { segment } of graphemes().segment(text)) {
    room -= widthOfGrapheme(segment);
    if (room < 0) break;
    kept += segment;
  }
  return width < 1 ? '' : `${kept}…`;
}

/** The text filled up with spaces to a width. */
export function pad(text: string, width: number, side: 'left' | 'right'): string {
  const fill = ' '.repeat(Math.max(0, width - widthOf(text)));
  return side === 'left' ? text + fill : fill + text;
}

/** Latin letters, punctuation and currency signs: a column each. Finding graphemes takes a hundred times as long. */
const narrow = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u20a0-\u20c0]*$/;
/** Marks, format characters, and the parts of a Hangul syllable that stand under its first. */
const zero = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]$/v;
/** East Asian Wide and Fullwidth (UAX #11), by block. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f251}\u{20000}-\u{3fffd}]/v;
const picture = /^(?:\p{Emoji_Presentation}|\p{Regional_Indicator}{2}|[\p{Emoji}\p{S}]\ufe0f)/v;

/** Terminals draw an emoji sequence as one picture, and everything else character by character. */
function widthOfGrapheme(grapheme: string): number {
  if (picture.test(grapheme)) return 2;
  let width = 0;
  for (const character of grapheme) width += zero.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}

let segmenter: Intl.Segmenter | undefined;

function graphemes(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter();
  return segmenter;
}
