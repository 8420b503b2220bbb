/**
 * Makes text from data safe to show on one line: whatever a terminal would obey or hide becomes visible
 * (`␛`, `\u{202e}`), while every script and every emoji stays as it is.
 */
export function clean(text: string): string {
  return replaceHidden(text, visible);
}

/** The same for text of several lines: line ends and tabs are kept. */
export function cleanLines(text: string): string {
  return replaceHidden(text.replaceAll('\r\n', '\n'), (found) =>
    /[\n\t]/.test(found) ? found : visible(found),
  );
}

/** A cell of tab-separated output: tabs and line ends are spelled as `\t` and `\n`, so that a line stays a line. */
export function cleanCell(text: string): string {
  return replaceHidden(text, (found) => spelled[found] ?? visible(found));
}

/** JSON text whose strings hold nothing invisible; parsing gives back exactly what went in. */
export function cleanJson(json: string): string {
  return replaceHidden(json, (found) => (found === '\n' ? found : escaped(found)));
}

function replaceHidden(text: string, shown: (found: string) => string): string {
  if (plain.test(text)) return text;
  return text.replace(pattern(), (found: string, kept: string | undefined) => kept ?? shown(found));
}

/** Most text there is: Latin letters, punctuation, currency signs. */
const plain = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u20a0-\u20c0]*$/;
const spelled: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function visible(found: string): string {
  const code = found.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '␡' : `\\u{${code.toString(16)}}`;
}

function escaped(found: string): string {
  return found
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

const hidden = String.raw`[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]`;

/** Emoji that need a joiner, a variation selector or tags; these three flags are the ones in UTS #51's data. */
const emoji = [
  String.raw`\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}`,
  String.raw`\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?(?:\u200d\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?)*`,
  String.raw`[\p{Emoji}\p{S}]\ufe0f`,
];

/** Scripts whose spelling needs joiners (The Unicode Standard, 23.2): Arabic, Syriac, Mongolian and those of India. */
const joining = `[${[
  'Arab',
  'Syrc',
  'Mong',
  'Deva',
  'Beng',
  'Guru',
  'Gujr',
  'Orya',
  'Taml',
  'Telu',
  'Knda',
  'Mlym',
  'Sinh',
  'Khmr',
  'Mymr',
]
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('')}]`;
const spelling = [
  String.raw`(?<=${joining})[\u200c\u200d](?=${joining})`,
  String.raw`(?<=\p{Script=Mong})[\u180b-\u180d]`,
  String.raw`(?<=\p{Script=Hani})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
];

let keptOrHidden: RegExp | undefined;

/** Made on first use: it takes milliseconds, and most calls meet plain text only. */
function pattern(): RegExp {
  keptOrHidden ??= new RegExp(`(${[...emoji, ...spelling].join('|')})|${hidden}`, 'gv');
  return keptOrHidden;
}
